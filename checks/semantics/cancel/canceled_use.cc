#include "checks/semantics/cancel/canceled_use.h"

#include "checks/semantics/ancestry.h"
#include "checks/semantics/cancel/cancel_ends.h"
#include "checks/semantics/code/source_text.h"
#include "checks/semantics/unit.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

namespace ctxtidy::semantics {
namespace {

using clang::dyn_cast;
using clang::dyn_cast_or_null;
using clang::isa;

// How far variables are followed to what they hold.
constexpr unsigned kMostSteps = 6;

// "is" begins IsDone and is_done, not IssueCheque.
bool BeginsWithWord(llvm::StringRef name, llvm::StringRef word) {
  if (!name.starts_with_insensitive(word)) return false;
  name = name.drop_front(word.size());
  return name.empty() || !llvm::isLower(name.front());
}

// Does the function by its name only look at what it is given, or wait for what
// the cancellation is to end?
bool SoundsLikeQuestion(llvm::StringRef name) {
  constexpr llvm::StringLiteral kWords[] = {
      "is",    "has",   "log",    "print", "trace",  "dump",    "debug",
      "show",  "wait",  "report", "join",  "assert", "expect",  "check",
      "await", "cause", "verify", "err",   "error",  "describe"};
  return llvm::any_of(
      kWords, [&](llvm::StringRef word) { return BeginsWithWord(name, word); });
}

// The library's own function that takes nothing but its context asks something
// about it.
bool IsAccessory(const clang::FunctionDecl& callee, const ContextRole& role) {
  const auto* space = dyn_cast<clang::NamespaceDecl>(
      callee.getDeclContext()->getEnclosingNamespaceContext());
  return callee.getNumParams() == 1 && space != nullptr &&
         SelectorName(*space) ==
             llvm::StringRef(role.type->type).rsplit("::").first;
}

// Does a derivation prepare a piece of work of its own, and not just add a
// value to what goes on?
bool BeginsWork(const model::Derivation& derive) {
  return !derive.detaches && (derive.deadline || !derive.cancel.empty());
}

// Is it worth while to call the function with a context that is over?
bool MayGetEnded(const Unit& unit, const Call& call) {
  const Resolver& resolver = unit.resolver();
  const clang::FunctionDecl& callee = *call.callee;
  if (callee.isInStdNamespace() || resolver.CanceledBy(callee) ||
      resolver.DeadlineSetBy(callee) || resolver.RegistrationBy(callee) ||
      !resolver.CallablesTakenBy(callee).empty() ||
      call.expr->getBeginLoc().isMacroID()) {
    return true;
  }
  if (const Role<model::Derivation> role = resolver.DerivationOf(callee)) {
    return !BeginsWork(*role.entry);
  }
  if (callee.isOverloadedOperator()) {
    return callee.getOverloadedOperator() != clang::OO_Call;
  }
  return callee.getIdentifier() != nullptr &&
         SoundsLikeQuestion(callee.getName());
}

class Finder {
 public:
  explicit Finder(const Function& function)
      : function_(function),
        body_(function.body()),
        unit_(function.unit()),
        ends_(CancelEndsIn(function)) {}

  std::vector<CanceledUse> Find() {
    if (ends_.empty()) return {};
    for (const Call& call : function_.calls()) {
      if (!MayGetEnded(unit_, call)) Look(call);
    }
    for (const clang::Stmt* stmt : body_.statements()) {
      const auto* lambda = dyn_cast<clang::LambdaExpr>(stmt);
      if (lambda != nullptr) Look(*lambda);
    }
    return std::move(found_);
  }

 private:
  void Look(const Call& call) {
    // The object of a call operator is an argument, too.
    const unsigned shift = isa<clang::CXXOperatorCallExpr>(call.expr) &&
                                   isa<clang::CXXMethodDecl>(call.callee)
                               ? 1
                               : 0;
    for (unsigned i = shift; i < call.expr->getNumArgs(); ++i) {
      if (i - shift >= call.callee->getNumParams()) return;
      const std::optional<ContextRole> role = unit_.resolver().ContextOf(
          call.callee->getParamDecl(i - shift)->getType());
      if (!role || IsAccessory(*call.callee, *role)) continue;
      const clang::Expr* argument = call.expr->getArg(i);
      for (const CancelEnd& end : ends_) {
        if (!IsAfter(end, call.expr) ||
            !Refers(argument, end, call.expr, kMostSteps)) {
          continue;
        }
        found_.push_back(
            {call, argument->getSourceRange(),
             TextOf(unit_.context(), argument->getSourceRange()).str(),
             end.stmt});
        return;
      }
    }
  }

  // `std::thread([c] { Work(c); })`: whenever it runs, the context is over.
  void Look(const clang::LambdaExpr& lambda) {
    const Function* inside = unit_.FunctionOf(*lambda.getCallOperator());
    if (inside == nullptr) return;
    for (const auto [capture, value] :
         llvm::zip(lambda.captures(), lambda.capture_inits())) {
      if (!capture.capturesVariable()) continue;
      for (const CancelEnd& end : ends_) {
        if (!IsAfter(end, &lambda) || end.element ||
            !Refers(value, end, &lambda, kMostSteps) ||
            (capture.getCaptureKind() == clang::LCK_ByRef &&
             IsChanged(end.subject, &lambda, nullptr))) {
          continue;
        }
        LookIn(*inside, *capture.getCapturedVar(), end);
        break;
      }
    }
  }

  void LookIn(const Function& lambda, const clang::ValueDecl& context,
              const CancelEnd& end) {
    for (const Call& call : lambda.calls()) {
      if (MayGetEnded(unit_, call)) continue;
      for (const clang::Expr* argument : call.expr->arguments()) {
        if (Named(argument) != &context) continue;
        found_.push_back({call, argument->getSourceRange(),
                          context.getNameAsString(), end.stmt});
        return;
      }
    }
  }

  // Does control get to `use` only by way of the end?
  bool IsAfter(const CancelEnd& end, const clang::Stmt* use) const {
    if (!body_.Before(end.stmt, use) || !body_.Contains(end.block, use) ||
        body_.Contains(end.stmt, use)) {
      return false;
    }
    return llvm::none_of(body_.statements(), [&](const clang::Stmt* stmt) {
      const bool entry = isa<clang::LabelStmt>(stmt) ||
                         (isa<clang::SwitchCase>(stmt) &&
                          IsOf(end.block, llvm::cast<clang::SwitchCase>(stmt)));
      return entry && body_.Before(end.stmt, stmt) && body_.Before(stmt, use);
    });
  }

  // Does control come to the case from outside of the block?
  bool IsOf(const clang::Stmt* block, const clang::SwitchCase* label) const {
    for (const clang::Stmt* at = body_.Parent(label); at != nullptr;
         at = body_.Parent(at)) {
      if (at == block) return true;
      if (isa<clang::SwitchStmt>(at)) return false;
    }
    return true;
  }

  // Is the value the ended context, or a child of it?
  bool Refers(const clang::Expr* value, const CancelEnd& end,
              const clang::Stmt* use, unsigned steps) const {
    if (value == nullptr || steps == 0) return false;
    const clang::Expr* plain = Stripped(value);
    if (const auto* unary = dyn_cast<clang::UnaryOperator>(plain)) {
      return (unary->getOpcode() == clang::UO_AddrOf ||
              unary->getOpcode() == clang::UO_Deref) &&
             Refers(unary->getSubExpr(), end, use, steps - 1);
    }
    if (const auto* member = dyn_cast<clang::MemberExpr>(plain)) {
      return RefersByMember(*member, end, use);
    }
    if (const auto* call = dyn_cast<clang::CallExpr>(plain)) {
      if (const clang::Expr* parent = ParentIn(unit_, *call)) {
        return !IsReported(*call, end) && Refers(parent, end, use, steps - 1);
      }
      const clang::FunctionDecl* callee = call->getDirectCallee();
      if (IsStdFunction(callee, "move") || IsStdFunction(callee, "ref") ||
          IsStdFunction(callee, "cref")) {
        return Refers(call->getArg(0), end, use, steps - 1);
      }
      const auto* method = dyn_cast<clang::CXXMemberCallExpr>(call);
      return method != nullptr && method->getNumArgs() == 0 &&
             unit_.resolver().ContextOf(method->getType()) &&
             IsEnded(method->getImplicitObjectArgument(), end, use);
    }
    if (IsEnded(plain, end, use)) return true;
    const auto* variable = dyn_cast_or_null<clang::VarDecl>(Named(plain));
    if (const auto* binding =
            dyn_cast_or_null<clang::BindingDecl>(Named(plain))) {
      variable = dyn_cast<clang::VarDecl>(binding->getDecomposedDecl());
    }
    if (variable == nullptr || !variable->hasLocalStorage() ||
        isa<clang::ParmVarDecl>(variable) || variable == end.subject ||
        IsChanged(variable, nullptr, use)) {
      return false;
    }
    return Refers(variable->getInit(), end, use, steps - 1);
  }

  // Is it the derivation itself that comes too late? What is done with its
  // result is the same fault.
  bool IsReported(const clang::CallExpr& derive, const CancelEnd& end) const {
    return body_.Before(end.stmt, &derive) &&
           !isa<clang::CXXMemberCallExpr>(derive) &&
           BeginsWork(
               *unit_.resolver().DerivationOf(*derive.getDirectCallee()).entry);
  }

  bool IsEnded(const clang::Expr* value, const CancelEnd& end,
               const clang::Stmt* use) const {
    if (value == nullptr) return false;  // Of a pointer to member.
    value = Stripped(value);
    if (const auto* unary = dyn_cast<clang::UnaryOperator>(value)) {
      value = Stripped(unary->getSubExpr());
    }
    if (const auto* member = dyn_cast<clang::MemberExpr>(value)) {
      return RefersByMember(*member, end, use);
    }
    return !end.element && Named(value) == end.subject &&
           !IsChanged(end.subject, end.stmt, use);
  }

  // `r.context` of a result kept whole, or a member of `this`.
  bool RefersByMember(const clang::MemberExpr& member, const CancelEnd& end,
                      const clang::Stmt* use) const {
    const clang::ValueDecl* decl = member.getMemberDecl();
    if (end.element) {
      return Place(member.getBase()) == end.subject &&
             ElementOf(end.subject->getType(), decl->getNameAsString()) ==
                 *end.element &&
             !IsChanged(end.subject, end.stmt, use);
    }
    return decl == end.subject &&
           isa<clang::CXXThisExpr>(Stripped(member.getBase())) &&
           !IsChanged(decl, end.stmt, use);
  }

  // A variable, or a member of `this`.
  static const clang::ValueDecl* Place(const clang::Expr* expr) {
    const auto* member = dyn_cast<clang::MemberExpr>(Stripped(expr));
    return member != nullptr &&
                   isa<clang::CXXThisExpr>(Stripped(member->getBase()))
               ? member->getMemberDecl()
               : Named(expr);
  }

  // May the variable have got another value between the two? Before `use`, if
  // there is no `from`; at any time after `from`, if there is no `use`.
  bool IsChanged(const clang::ValueDecl* decl, const clang::Stmt* from,
                 const clang::Stmt* use) const {
    return llvm::any_of(body_.statements(), [&](const clang::Stmt* stmt) {
      const auto* ref = dyn_cast<clang::DeclRefExpr>(stmt);
      const auto* member = dyn_cast<clang::MemberExpr>(stmt);
      const bool mentions =
          (ref != nullptr && ref->getDecl() == decl) ||
          (member != nullptr && member->getMemberDecl() == decl);
      if ((from != nullptr && !body_.Before(from, stmt)) ||
          (use != nullptr && !body_.Before(stmt, use))) {
        return false;
      }
      return mentions ? MayChange(stmt)
                      : isa<clang::FieldDecl>(decl) && MayChangeObject(stmt);
    });
  }

  // `Renew()`, of the same object.
  static bool MayChangeObject(const clang::Stmt* stmt) {
    const auto* call = dyn_cast<clang::CXXMemberCallExpr>(stmt);
    return call != nullptr && call->getMethodDecl() != nullptr &&
           !call->getMethodDecl()->isConst() &&
           isa<clang::CXXThisExpr>(Stripped(call->getImplicitObjectArgument()));
  }

  bool MayChange(const clang::Stmt* mention) const {
    const clang::Stmt* from = mention;
    const clang::Stmt* user = body_.Consumer(mention, &from);
    if (const auto* set = dyn_cast_or_null<clang::BinaryOperator>(user)) {
      return set->isAssignmentOp() && set->getLHS() == from;
    }
    if (const auto* set = dyn_cast_or_null<clang::CXXOperatorCallExpr>(user)) {
      return set->isAssignmentOp() && set->getArg(0) == from;
    }
    // `maybe.emplace()`, `source.swap(other)`.
    const auto* member = dyn_cast_or_null<clang::MemberExpr>(user);
    const auto* method =
        member == nullptr
            ? nullptr
            : dyn_cast<clang::CXXMethodDecl>(member->getMemberDecl());
    return method != nullptr && !method->isConst() && !method->isStatic() &&
           !unit_.resolver().CanceledBy(*method) &&
           !unit_.resolver().ContextOf(method->getReturnType());
  }

  const Function& function_;
  const Body& body_;
  const Unit& unit_;
  const std::vector<CancelEnd> ends_;
  std::vector<CanceledUse> found_;
};

}  // namespace

std::vector<CanceledUse> CanceledUsesIn(const Function& function) {
  // Tests do it on purpose.
  if (function.decl() == nullptr || function.IsTest() ||
      function.owner().getLocation().isMacroID()) {
    return {};
  }
  return Finder(function).Find();
}

}  // namespace ctxtidy::semantics
