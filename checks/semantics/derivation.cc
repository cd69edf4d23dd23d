#include "checks/semantics/derivation.h"

#include "checks/semantics/code/function.h"
#include "checks/semantics/unit.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/STLExtras.h"

namespace ctxtidy::semantics {
namespace {

using clang::cast;
using clang::dyn_cast;
using clang::dyn_cast_or_null;
using clang::isa;

constexpr int kNone = DerivedResult::kNone;
constexpr int kWhole = DerivedResult::kWhole;

// The local object that a variable or binding is or belongs to; else null.
const clang::VarDecl* LocalStorage(const clang::ValueDecl* decl) {
  if (const auto* binding = dyn_cast_or_null<clang::BindingDecl>(decl)) {
    decl = binding->getDecomposedDecl();
  }
  const auto* variable = dyn_cast_or_null<clang::VarDecl>(decl);
  const bool local = variable != nullptr && variable->hasLocalStorage() &&
                     !variable->getType()->isReferenceType();
  return local ? variable : nullptr;
}

// `std::tie(…)`, or null.
const clang::CallExpr* AsTie(const clang::Expr* expr) {
  const auto* call = dyn_cast_or_null<clang::CallExpr>(Stripped(expr));
  return call != nullptr && IsStdFunction(call->getDirectCallee(), "tie")
             ? call
             : nullptr;
}

// The target of an assignment by operator=, or null.
const clang::Expr* AssignedTo(const clang::Stmt* stmt) {
  const auto* assign = dyn_cast_or_null<clang::CXXOperatorCallExpr>(stmt);
  if (assign == nullptr || assign->getOperator() != clang::OO_Equal ||
      assign->getNumArgs() != 2) {
    return nullptr;
  }
  return assign->getArg(0);
}

// Follows the result of one derivation to whoever holds it.
class Tracer {
 public:
  Tracer(const Function& function, Derivation derivation)
      : body_(function.body()), found_(std::move(derivation)) {}

  // Nothing if the result is handed on.
  std::optional<Derivation> Trace() {
    part_ = found_.result.cancel == kWhole ? Part::kCancel : Part::kWhole;
    return Follow(found_.call) ? std::optional(std::move(found_))
                               : std::nullopt;
  }

 private:
  enum class Part { kWhole, kContext, kCancel };

  // Each answers: is the derivation tracked (held here, or discarded)?
  bool Follow(const clang::Stmt* value) {
    const clang::Stmt* from = value;
    const clang::Stmt* user = body_.Consumer(value, &from);
    if (user == nullptr) return part_ == Part::kContext && Discarded();
    if (body_.IsDiscarded(value)) return Discarded();
    if (const auto* cast = dyn_cast<clang::ExplicitCastExpr>(user)) {
      return isa<clang::CXXConstructExpr>(Stripped(cast->getSubExpr())) ||
                     cast->getCastKind() == clang::CK_ConstructorConversion
                 ? HandedOn()
                 : Follow(cast);
    }
    if (const auto* member = dyn_cast<clang::MemberExpr>(user)) {
      return FollowMember(*member);
    }
    if (const auto* choice = dyn_cast<clang::ConditionalOperator>(user)) {
      return choice->getCond() == from ? HandedOn() : Follow(choice);
    }
    if (const auto* comma = dyn_cast<clang::BinaryOperator>(user);
        comma != nullptr && comma->getOpcode() == clang::BO_Comma) {
      return Follow(comma);
    }
    if (const auto* declares = dyn_cast<clang::DeclStmt>(user)) {
      return HeldByDeclaration(*declares, from);
    }
    if (const auto* call = dyn_cast<clang::CallExpr>(user);
        call != nullptr && IsStdFunction(call->getDirectCallee(), "move")) {
      return Follow(call);
    }
    if (const clang::Expr* target = AssignedTo(user)) {
      if (target != from) return HeldByAssignment(*target, user);
    }
    return HandedOn();
  }

  // What becomes of the context alone does not matter to its cancel function.
  bool HandedOn() { return part_ == Part::kContext && Discarded(); }

  bool Discarded() {
    found_.origin = found_.call;
    return true;
  }

  bool FollowMember(const clang::MemberExpr& member) {
    if (isa<clang::CXXConversionDecl>(member.getMemberDecl())) {
      // `std::tie(c, cancel) = With(p)`: the result turns itself into a tuple.
      return Follow(body_.Parent(&member));
    }
    const auto* field = dyn_cast<clang::FieldDecl>(member.getMemberDecl());
    if (field == nullptr || part_ != Part::kWhole) return HandedOn();
    const int element = ElementOf(found_.call->getType(), field->getName());
    if (element == found_.result.cancel) {
      part_ = Part::kCancel;
    } else if (element == found_.result.context) {
      part_ = Part::kContext;
    } else {
      return HandedOn();
    }
    return Follow(&member);
  }

  bool HeldByDeclaration(const clang::DeclStmt& declares,
                         const clang::Stmt* init) {
    for (const clang::Decl* decl : declares.decls()) {
      const auto* variable = dyn_cast<clang::VarDecl>(decl);
      if (variable == nullptr || variable->getInit() == nullptr ||
          !body_.Contains(variable->getInit(), init)) {
        continue;
      }
      if (variable->getInit() != init) return HandedOn();
      if (!variable->hasLocalStorage()) return HandedOn();
      found_.declared = &declares;
      return HeldBy(*variable);
    }
    return HandedOn();
  }

  bool HeldBy(const clang::VarDecl& variable) {
    found_.origin = found_.call;
    found_.storage = &variable;
    if (const auto* bindings = dyn_cast<clang::DecompositionDecl>(&variable)) {
      if (part_ != Part::kWhole) return false;
      auto binding = [&](int element) -> const clang::ValueDecl* {
        auto all = bindings->bindings();
        return element < 0 || element >= static_cast<int>(all.size())
                   ? nullptr
                   : all[element];
      };
      found_.cancel = binding(found_.result.cancel);
      found_.context = binding(found_.result.context);
      return found_.cancel != nullptr;
    }
    switch (part_) {
      case Part::kContext:
        found_.context = &variable;
        return Discarded();
      case Part::kCancel:
        found_.cancel = &variable;
        return true;
      case Part::kWhole:
        return HeldWhole(variable);
    }
    return false;
  }

  // A variable of the result's own type; of any other type, a constructor took
  // the result over.
  bool HeldWhole(const clang::VarDecl& variable) {
    clang::QualType type =
        variable.getType().getNonReferenceType().getUnqualifiedType();
    const clang::CXXRecordDecl* record = type->getAsCXXRecordDecl();
    if (record == nullptr ||
        record != found_.call->getType()->getAsCXXRecordDecl()) {
      return false;
    }
    int element = 0;
    for (const clang::FieldDecl* field : record->fields()) {
      if (element++ == found_.result.cancel) found_.member = field;
    }
    found_.cancel = &variable;
    return true;
  }

  bool HeldByAssignment(const clang::Expr& target, const clang::Stmt* assign) {
    const clang::Expr* to = &target;
    if (const clang::CallExpr* tie = AsTie(&target)) {
      if (part_ != Part::kWhole) return false;
      auto element = [&](int index) -> const clang::Expr* {
        return index < 0 || index >= static_cast<int>(tie->getNumArgs())
                   ? nullptr
                   : tie->getArg(index);
      };
      to = element(found_.result.cancel);
      if (const clang::Expr* context = element(found_.result.context)) {
        found_.context = Named(context);
      }
    }
    const clang::ValueDecl* named = to == nullptr ? nullptr : Named(to);
    if (part_ == Part::kContext) {
      found_.context = named;
      return Discarded();
    }
    if (named != nullptr && named->isInStdNamespace() &&
        named->getName() == "ignore") {
      return Discarded();
    }
    const clang::VarDecl* storage = LocalStorage(named);
    if (storage == nullptr) return false;
    if (part_ == Part::kWhole && to == &target) {
      if (named != storage || !HeldWhole(*storage)) return false;
    }
    found_.cancel = named;
    found_.storage = storage;
    found_.origin = assign;
    return true;
  }

  const Body& body_;
  Derivation found_;
  Part part_ = Part::kWhole;
};

// Sorts the mentions of one derivation's cancel function.
class UseFinder {
 public:
  UseFinder(const Function& function, const Derivation& derivation)
      : body_(function.body()), derivation_(derivation) {}

  CancelUses Find() {
    for (const clang::DeclRefExpr* ref : body_.RefsTo(derivation_.cancel)) {
      Sort(*ref);
    }
    for (const clang::LambdaExpr* lambda :
         body_.LambdasCapturing(derivation_.cancel)) {
      found_.uses.insert(lambda);
      if (body_.Before(lambda, derivation_.origin)) found_.aliased = true;
    }
    return std::move(found_);
  }

 private:
  void Sort(const clang::DeclRefExpr& ref) {
    const clang::Stmt* from = &ref;
    const clang::Stmt* user = body_.Consumer(&ref, &from);
    if (derivation_.member != nullptr) {
      if (const auto* member = dyn_cast_or_null<clang::MemberExpr>(user)) {
        const auto* field = dyn_cast<clang::FieldDecl>(member->getMemberDecl());
        if (field != nullptr && field != derivation_.member) return;
        user = body_.Consumer(member, &from);
      }
    }
    if (const clang::Expr* target = AssignedTo(user); target == from) {
      found_.overwrites.insert(user);
      return;
    }
    if (const auto* tie = dyn_cast_or_null<clang::CallExpr>(user);
        tie != nullptr && AsTie(tie) != nullptr) {
      const clang::Stmt* tied = tie;
      const clang::Stmt* assign = body_.Consumer(tie, &tied);
      if (AssignedTo(assign) == tied) {
        found_.overwrites.insert(assign);
        return;
      }
    }
    found_.uses.insert(&ref);
    if (const auto* call = dyn_cast_or_null<clang::CXXOperatorCallExpr>(user);
        call != nullptr && call->getOperator() == clang::OO_Call &&
        call->getArg(0) == from) {
      found_.calls.insert(&ref);
    }
    if (body_.Before(&ref, derivation_.origin) && MayAlias(user)) {
      found_.aliased = true;
    }
  }

  // Does the use keep a reference that later uses may go through?
  bool MayAlias(const clang::Stmt* user) const {
    if (const auto* unary = dyn_cast_or_null<clang::UnaryOperator>(user)) {
      return unary->getOpcode() == clang::UO_AddrOf;
    }
    return isa_and_nonnull<clang::DeclStmt, clang::CXXConstructExpr,
                           clang::InitListExpr, clang::CallExpr>(user) &&
           !isa<clang::CXXOperatorCallExpr>(user);
  }

  const Body& body_;
  const Derivation& derivation_;
  CancelUses found_;
};

// Do the two end in the same variable at the same place? `limited ? With(a) :
// With(b)` is one fault, mended once.
bool HeldTogether(const Derivation& a, const Derivation& b) {
  if (a.cancel != b.cancel || a.declared != b.declared) return false;
  return a.declared != nullptr || (a.cancel != nullptr && a.origin == b.origin);
}

}  // namespace

std::string Derivation::CancelName() const {
  if (cancel == nullptr) return "";
  std::string name = cancel->getNameAsString();
  return member == nullptr ? name : name + "." + member->getNameAsString();
}

int ElementOf(clang::QualType type, llvm::StringRef member) {
  const clang::CXXRecordDecl* record = type->getAsCXXRecordDecl();
  if (record == nullptr || !record->hasDefinition()) return kNone;
  int index = 0;
  if (!member.getAsInteger(10, index)) return index;  // Of a tuple.
  index = 0;
  for (const clang::FieldDecl* field : record->getDefinition()->fields()) {
    if (field->getName() == member) return index;
    ++index;
  }
  return kNone;
}

std::optional<DerivedResult> ResolveResult(clang::QualType type,
                                           llvm::StringRef context,
                                           llvm::StringRef cancel) {
  auto element = [&](llvm::StringRef path) {
    if (path.empty()) return kNone;
    return path.consume_front(".") ? ElementOf(type, path) : kWhole;
  };
  DerivedResult result{element(context), element(cancel), ""};
  if (result.cancel == kNone) return std::nullopt;
  return result;
}

std::vector<Derivation> DerivationsIn(const Function& function) {
  std::vector<Derivation> found;
  for (const Call& call : function.calls()) {
    std::optional<DerivedResult> result =
        function.unit().facts().DerivedBy(*call.callee);
    if (!result) continue;
    Derivation derivation;
    derivation.call = call.expr;
    derivation.callee = call.callee;
    derivation.result = *result;
    std::optional<Derivation> held = Tracer(function, derivation).Trace();
    if (held && !llvm::any_of(found, [&](const Derivation& other) {
          return HeldTogether(*held, other);
        })) {
      found.push_back(*std::move(held));
    }
  }
  return found;
}

CancelUses UsesOf(const Function& function, const Derivation& derivation) {
  return UseFinder(function, derivation).Find();
}

}  // namespace ctxtidy::semantics
