#include "checks/semantics/waiting/awaited.h"

#include "checks/semantics/code/call_parts.h"
#include "checks/semantics/code/callable.h"
#include "checks/semantics/code/object_key.h"
#include "checks/semantics/scope.h"
#include "checks/semantics/unit.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/Stmt.h"
#include "llvm/ADT/STLExtras.h"

namespace ctxtidy::semantics {
namespace {

using clang::dyn_cast;
using clang::dyn_cast_or_null;

using ObjectKeys = llvm::SmallVector<ObjectKey, 4>;

// How far variables are followed to what they were had from.
constexpr unsigned kMostSteps = 4;

// The object, or a function's first argument.
const clang::Expr* AwaitedBy(const clang::CallExpr& call) {
  if (const clang::Expr* object = CalledOn(call)) return object;
  return call.getNumArgs() == 0 ? nullptr : call.getArg(0);
}

// What a local variable begins with; of other expressions, themselves.
const clang::Expr* ValueOf(const clang::Expr* expr) {
  const clang::Expr* value = Stripped(expr);
  const auto* moved = dyn_cast_or_null<clang::CallExpr>(value);
  if (moved != nullptr && moved->isCallToStdMove()) {
    value = Stripped(moved->getArg(0));
  }
  const auto* variable = dyn_cast_or_null<clang::VarDecl>(Named(value));
  const bool local = variable != nullptr && variable->hasLocalStorage() &&
                     variable->getInit() != nullptr;
  return local ? Stripped(variable->getInit()) : value;
}

// The object, and what it was had from by a call of a member.
void AddKeys(const clang::Expr* expr, ObjectKeys& keys) {
  if (expr == nullptr) return;
  keys.push_back(KeyOf(expr));
  const auto* had = dyn_cast_or_null<clang::CXXMemberCallExpr>(ValueOf(expr));
  if (had != nullptr) keys.push_back(KeyOf(had->getImplicitObjectArgument()));
  llvm::erase_if(keys, [](const ObjectKey& key) { return key.empty(); });
}

// Did a call that `selectors` name deal with one of the objects before?
bool DealtWithBefore(const Call& call, const ObjectKeys& objects,
                     const std::vector<model::Selector>& selectors) {
  if (selectors.empty() || objects.empty()) return false;
  auto is_one = [&](const clang::Expr* expr) {
    return expr != nullptr && llvm::is_contained(objects, KeyOf(expr));
  };
  const Resolver& resolver = call.function->unit().resolver();
  for (const Call& earlier : call.function->calls()) {
    if (earlier.expr == call.expr) break;
    auto named = [&](const model::Selector& selector) {
      return resolver.Matches(selector, *earlier.callee);
    };
    if (llvm::any_of(selectors, named) &&
        (is_one(CalledOn(*earlier.expr)) ||
         llvm::any_of(earlier.expr->arguments(), is_one))) {
      return true;
    }
  }
  return false;
}

// Follows what a call waits for to the calls that started it.
class Starts {
 public:
  explicit Starts(const Function& function) : function_(function) {}

  bool HaveContext(const clang::Expr* expr, unsigned steps) const {
    if (expr == nullptr || steps == 0) return false;
    const clang::Expr* value = Stripped(expr);
    if (const auto* call = dyn_cast<clang::CallExpr>(value)) {
      return IsGivenContext(*call) ||
             (call->isCallToStdMove()
                  ? HaveContext(call->getArg(0), steps)
                  : HaveContext(CalledOn(*call), steps - 1));
    }
    if (const auto* made = dyn_cast<clang::CXXConstructExpr>(value)) {
      return made->getNumArgs() == 1 && HaveContext(made->getArg(0), steps - 1);
    }
    const auto* variable = dyn_cast_or_null<clang::VarDecl>(Named(value));
    if (variable == nullptr || !variable->hasLocalStorage()) return false;
    if (HaveContext(variable->getInit(), steps - 1)) return true;
    const ObjectKey key = KeyOf(value);
    return llvm::any_of(function_.calls(), [&](const Call& other) {
      return function_.body().Before(other.expr, expr) && Puts(other, key) &&
             (HandsOverEnd(other) ||
              HaveContext(other.expr->getArg(other.expr->getNumArgs() - 1),
                          steps - 1));
    });
  }

 private:
  bool IsGivenContext(const clang::CallExpr& call) const {
    const clang::FunctionDecl* callee = call.getDirectCallee();
    if (callee == nullptr || call.isCallToStdMove()) return false;
    return HandsOverEnd({&function_, &call, callee}) ||
           WhoRunsArguments(function_, call) == Runs::kHere;
  }

  // `future = ...`, `futures.push_back(...)`.
  static bool Puts(const Call& call, const ObjectKey& where) {
    if (call.expr->getNumArgs() == 0) return false;
    if (const auto* set = dyn_cast<clang::CXXOperatorCallExpr>(call.expr)) {
      return set->getOperator() == clang::OO_Equal &&
             KeyOf(set->getArg(0)) == where;
    }
    const clang::IdentifierInfo* name = call.callee->getIdentifier();
    const auto* member = dyn_cast<clang::CXXMemberCallExpr>(call.expr);
    return member != nullptr && name != nullptr &&
           (name->getName().starts_with("push") ||
            name->getName().starts_with("emplace")) &&
           KeyOf(member->getImplicitObjectArgument()) == where;
  }

  const Function& function_;
};

// Is the call all that a getter does: `return _promise.get_shared_future();`?
bool IsHandedOut(const Call& call) {
  const clang::FunctionDecl* decl = call.function->decl();
  const auto* block = dyn_cast_or_null<clang::CompoundStmt>(
      decl == nullptr ? nullptr : decl->getBody());
  return block != nullptr && block->size() == 1 &&
         llvm::isa_and_nonnull<clang::ReturnStmt>(
             call.function->body().Consumer(call.expr));
}

// Does the object that hands out what it waits for own the source which ends
// that work, too? Whoever waits can have ended it before.
bool OwnsItsWork(const Call& call) {
  const clang::Expr* awaited = AwaitedBy(*call.expr);
  const auto* member = dyn_cast_or_null<clang::MemberExpr>(
      awaited == nullptr ? nullptr : Stripped(awaited));
  if (member == nullptr || !IsHandedOut(call) ||
      !llvm::isa<clang::CXXThisExpr>(Stripped(member->getBase()))) {
    return false;
  }
  const auto* owner =
      dyn_cast<clang::CXXRecordDecl>(member->getMemberDecl()->getDeclContext());
  if (owner == nullptr) return false;
  const Resolver& resolver = call.function->unit().resolver();
  return llvm::any_of(owner->fields(), [&](const clang::FieldDecl* field) {
    if (!field->getType()->isRecordType()) return false;
    const auto role = resolver.ContextOf(field->getType());
    return role && !role->wrapper && role->type->shape == model::Shape::kSource;
  });
}

}  // namespace

bool IsSettled(const Call& call,
               const std::vector<model::Selector>& selectors) {
  if (selectors.empty()) return false;
  ObjectKeys objects;
  AddKeys(AwaitedBy(*call.expr), objects);
  return DealtWithBefore(call, objects, selectors);
}

bool IsWaitedFor(const Call& call, const clang::FunctionDecl& blocking) {
  const auto& roles = call.function->unit().resolver().BlockingOf(blocking);
  if (roles.empty()) return false;
  ObjectKeys objects;
  AddKeys(CalledOn(*call.expr), objects);
  for (const clang::Expr* argument : call.expr->arguments()) {
    AddKeys(argument, objects);
  }
  return llvm::any_of(roles, [&](const Role<model::Blocking>& role) {
    return DealtWithBefore(call, objects, role.entry->unless_after);
  });
}

bool WorkHasContext(const Call& call) {
  return Starts(*call.function)
             .HaveContext(AwaitedBy(*call.expr), kMostSteps) ||
         OwnsItsWork(call);
}

}  // namespace ctxtidy::semantics
