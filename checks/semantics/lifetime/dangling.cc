#include "checks/semantics/lifetime/dangling.h"

#include "checks/semantics/ancestry.h"
#include "checks/semantics/code/object_key.h"
#include "checks/semantics/code/source_text.h"
#include "checks/semantics/unit.h"
#include "checks/semantics/waiting/tasks.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/STLExtras.h"

namespace ctxtidy::semantics {
namespace {

using clang::dyn_cast;
using clang::dyn_cast_or_null;
using clang::isa;
using Kind = Dangling::Kind;

// A member of `this`, a global, a static: it is there when the function is
// gone.
const clang::ValueDecl* Lasting(const clang::Expr* target) {
  if (target == nullptr) return nullptr;
  const clang::Expr* plain = Stripped(target);
  if (const auto* member = dyn_cast<clang::MemberExpr>(plain)) {
    return isa<clang::CXXThisExpr>(Stripped(member->getBase())) ||
                   Lasting(member->getBase()) != nullptr
               ? member->getMemberDecl()
               : nullptr;
  }
  const auto* variable = dyn_cast_or_null<clang::VarDecl>(Named(plain));
  return variable != nullptr && variable->hasGlobalStorage() ? variable
                                                             : nullptr;
}

class Search {
 public:
  explicit Search(const Function& function)
      : function_(function),
        body_(function.body()),
        resolver_(function.unit().resolver()) {}

  std::vector<Dangling> Run() {
    for (const clang::Stmt* stmt : body_.statements()) Look(*stmt);
    if (const auto* constructor =
            dyn_cast_or_null<clang::CXXConstructorDecl>(function_.decl())) {
      for (const clang::CXXCtorInitializer* init : constructor->inits()) {
        if (init->isAnyMemberInitializer()) LookAtMember(*init);
      }
    }
    for (const TaskStart& start : TaskStartsIn(function_)) {
      if (start.detached == nullptr) continue;
      for (const clang::Expr* argument : start.arguments) {
        Add(*argument, Kind::kDetached, start.detached->getSourceRange());
      }
    }
    return std::move(found_);
  }

 private:
  void Look(const clang::Stmt& stmt) {
    if (const auto* left = dyn_cast<clang::ReturnStmt>(&stmt)) {
      LookAtReturned(left->getRetValue(), stmt);
    } else if (const auto* yielded = dyn_cast<clang::CoreturnStmt>(&stmt)) {
      LookAtReturned(yielded->getOperand(), stmt);
    } else if (const auto* set = dyn_cast<clang::BinaryOperator>(&stmt)) {
      if (set->getOpcode() == clang::BO_Assign) {
        LookAtSet(set->getLHS(), set->getRHS());
      }
    } else if (const auto* call = dyn_cast<clang::CXXOperatorCallExpr>(&stmt)) {
      if (call->getOperator() == clang::OO_Equal) {
        LookAtSet(call->getArg(0), call->getArg(1));
      }
    } else if (const auto* call = dyn_cast<clang::CXXMemberCallExpr>(&stmt)) {
      LookAtKept(*call);
    }
    if (const auto* call = dyn_cast<clang::CallExpr>(&stmt)) {
      LookAtCallback(*call);
    }
  }

  void LookAtReturned(const clang::Expr* value, const clang::Stmt& by) {
    if (value == nullptr) return;
    Add(*value, Kind::kReturned, by.getSourceRange());
    AddValue(*value, by.getSourceRange());
  }

  void LookAtSet(const clang::Expr* target, const clang::Expr* value) {
    const clang::ValueDecl* lasting = Lasting(target);
    if (lasting == nullptr || IsUsedLater(*lasting, value)) return;
    const clang::SourceRange range = target->getSourceRange();
    Add(*value, Kind::kKept, range);
    AddAddress(*value, range, isa<clang::VarDecl>(lasting));
    AddValue(*value, range);
  }

  // `callbacks_.push_back([&] { … })`.
  void LookAtKept(const clang::CXXMemberCallExpr& call) {
    constexpr llvm::StringLiteral kKeepers[] = {
        "push_back", "emplace_back", "push",  "emplace",
        "insert",    "push_front",   "assign"};
    const clang::CXXMethodDecl* method = call.getMethodDecl();
    if (method == nullptr || method->getIdentifier() == nullptr ||
        !llvm::is_contained(kKeepers, method->getName())) {
      return;
    }
    const clang::ValueDecl* lasting = Lasting(call.getImplicitObjectArgument());
    if (lasting == nullptr || IsUsedLater(*lasting, &call)) return;
    for (const clang::Expr* argument : call.arguments()) {
      Add(*argument, Kind::kKept, call.getSourceRange());
    }
  }

  // What a model says is kept until later, unless its handle stays here.
  void LookAtCallback(const clang::CallExpr& call) {
    const clang::FunctionDecl* callee = call.getDirectCallee();
    if (callee == nullptr) return;
    const bool outlives =
        llvm::any_of(resolver_.CallablesTakenBy(*callee),
                     [](const auto& role) { return role.entry->outlives; });
    if (!outlives || StaysHere(call)) return;
    for (const clang::Expr* argument : call.arguments()) {
      const auto* lambda = Stripped(argument);
      if (!isa<clang::LambdaExpr>(lambda)) continue;
      Add(*argument, Kind::kDetached, call.getSourceRange());
    }
  }

  // Is the handle kept in a local variable? It may be used to wait.
  bool StaysHere(const clang::CallExpr& call) const {
    const auto* declares =
        dyn_cast_or_null<clang::DeclStmt>(body_.Consumer(&call));
    if (declares == nullptr) return false;
    return llvm::any_of(declares->decls(), [&](const clang::Decl* decl) {
      const auto* variable = dyn_cast<clang::VarDecl>(decl);
      return variable != nullptr &&
             (!body_.RefsTo(variable).empty() ||
              !variable->getType().isTrivialType(function_.unit().context()));
    });
  }

  // Does the function use again, further down, where something is kept? Then it
  // may well take it back.
  bool IsUsedLater(const clang::ValueDecl& lasting,
                   const clang::Stmt* kept) const {
    return llvm::any_of(body_.statements(), [&](const clang::Stmt* stmt) {
      const auto* member = dyn_cast<clang::MemberExpr>(stmt);
      const auto* ref = dyn_cast<clang::DeclRefExpr>(stmt);
      const clang::ValueDecl* named = member != nullptr
                                          ? member->getMemberDecl()
                                      : ref != nullptr ? ref->getDecl()
                                                       : nullptr;
      return named == &lasting && body_.Before(kept, stmt) &&
             !body_.Contains(kept, stmt);
    });
  }

  // Is it a variable or parameter that ends with this function?
  bool IsOwn(const clang::ValueDecl* variable) const {
    const auto* local = dyn_cast_or_null<clang::VarDecl>(variable);
    return local != nullptr && local->hasLocalStorage() &&
           !local->isInitCapture() &&
           local->getDeclContext() == function_.decl();
  }

  // A request's own object, taken by reference or pointer, is its caller's.
  bool EndsHere(const Held& held) const {
    if (!IsOwn(held.variable)) return false;
    const clang::QualType type = held.variable->getType();
    if (!type->isReferenceType()) return true;
    return isa<clang::ParmVarDecl>(held.variable) &&
           held.role.type->shape == model::Shape::kToken &&
           type.getNonReferenceType().isConstQualified();
  }

  void Add(const clang::Expr& value, Kind kind, clang::SourceRange outlives) {
    for (const Held& held : ContextsHeldBy(function_, value)) {
      if (held.lambda == nullptr || !held.reference || !EndsHere(held)) {
        continue;
      }
      Dangling found{kind, held.variable, RangeOf(held), outlives, {}};
      found.fix = ByValue(held);
      Insert(std::move(found));
    }
  }

  static clang::SourceRange RangeOf(const Held& held) {
    return held.capture->isImplicit() || held.capture->getLocation().isInvalid()
               ? clang::SourceRange(
                     held.lambda->getIntroducerRange().getBegin())
               : clang::SourceRange(held.capture->getLocation());
  }

  // `&c` becomes `c`; behind a default by reference, `[&]` becomes `[&, c]`.
  llvm::SmallVector<clang::FixItHint, 1> ByValue(const Held& held) const {
    const auto role = resolver_.ContextOf(held.variable->getType());
    if (!role || role->pointer || role->type->shape != model::Shape::kToken ||
        held.variable->isInitCapture()) {
      return {};
    }
    const clang::ASTContext& context = function_.unit().context();
    if (held.capture->isExplicit()) {
      const clang::SourceLocation name = held.capture->getLocation();
      if (!IsPlainText(name)) return {};
      const clang::SourceLocation amp = name.getLocWithOffset(-1);
      if (TextOf(context, clang::SourceRange(amp)) != "&") return {};
      return {clang::FixItHint::CreateRemoval(clang::SourceRange(amp))};
    }
    const clang::SourceLocation amp = held.lambda->getCaptureDefaultLoc();
    if (!IsPlainText(clang::SourceRange(amp))) return {};
    return {clang::FixItHint::CreateInsertion(
        amp.getLocWithOffset(1), ", " + held.variable->getNameAsString())};
  }

  void AddAddress(const clang::Expr& value, clang::SourceRange outlives,
                  bool global) {
    const auto* address = dyn_cast<clang::UnaryOperator>(Stripped(&value));
    if (address == nullptr || address->getOpcode() != clang::UO_AddrOf) return;
    const clang::ValueDecl* variable = Named(address->getSubExpr());
    if (!IsOwn(variable)) return;
    std::optional<ContextRole> role = resolver_.ContextOf(variable->getType());
    if (!role || role->pointer) return;
    if (variable->getType()->isReferenceType()) {
      // Of a scope's own object, made and gone within the call.
      const bool scoped = !global && isa_and_nonnull<clang::CXXConstructorDecl>(
                                         function_.decl());
      if (scoped || role->type->shape != model::Shape::kToken ||
          !variable->getType().getNonReferenceType().isConstQualified() ||
          !isa<clang::ParmVarDecl>(variable)) {
        return;
      }
    }
    Insert({Kind::kAddress, variable, value.getSourceRange(), outlives, {}});
  }

  // `context_(context)` where the member is a reference and the parameter a
  // copy, `context_(&context)`.
  void LookAtMember(const clang::CXXCtorInitializer& init) {
    const clang::FieldDecl* field = init.getAnyMember();
    const clang::SourceRange range = init.getSourceRange();
    const clang::ValueDecl* variable = Named(init.getInit());
    if (field->getType()->isReferenceType() && IsOwn(variable) &&
        !variable->getType()->isReferenceType() &&
        resolver_.ContextOf(variable->getType())) {
      Insert({Kind::kAddress,
              variable,
              init.getInit()->getSourceRange(),
              range,
              {}});
    } else if (field->getType()->isPointerType()) {
      AddAddress(*init.getInit(), range, /*global=*/false);
    }
    Add(*init.getInit(), Kind::kKept, range);
  }

  // A value that a context of this very function carries goes with it.
  void AddValue(const clang::Expr& escaping, clang::SourceRange outlives) {
    const clang::Expr* value = Stripped(&escaping);
    if (const auto* variable = dyn_cast_or_null<clang::VarDecl>(Named(value));
        variable != nullptr && IsOwn(variable) &&
        IsSetOnce(function_, *variable) && variable->getInit() != nullptr) {
      value = Stripped(variable->getInit());
    }
    const auto* call = dyn_cast<clang::CXXMemberCallExpr>(value);
    const clang::CXXMethodDecl* callee =
        call == nullptr ? nullptr : call->getMethodDecl();
    if (callee == nullptr || !call->getType()->isPointerType()) return;
    const Role<model::Key> got = resolver_.KeyGotBy(*callee);
    if (!got || call->getNumArgs() == 0) return;
    const clang::CallExpr* made =
        DerivingCall(function_, call->getImplicitObjectArgument());
    if (made == nullptr) return;
    const Role<model::Key> set = resolver_.KeySetBy(*made->getDirectCallee());
    if (!set || set.entry != got.entry ||
        set.entry->argument >= made->getNumArgs()) {
      return;
    }
    const ObjectKey key = KeyOf(call->getArg(0));
    if (key.empty() || key != KeyOf(made->getArg(set.entry->argument))) return;
    const clang::ValueDecl* context = Named(call->getImplicitObjectArgument());
    Insert({Kind::kValue,
            context == nullptr ? callee : context,
            escaping.getSourceRange(),
            outlives,
            {}});
  }

  void Insert(Dangling found) {
    const bool known = llvm::any_of(found_, [&](const Dangling& other) {
      return other.range == found.range && other.context == found.context;
    });
    if (!known) found_.push_back(std::move(found));
  }

  const Function& function_;
  const Body& body_;
  const Resolver& resolver_;
  std::vector<Dangling> found_;
};

}  // namespace

std::vector<Dangling> DanglingIn(const Function& function) {
  if (function.decl() == nullptr) return {};
  return Search(function).Run();
}

}  // namespace ctxtidy::semantics
