#include "checks/semantics/cancel/registrations.h"

#include "checks/semantics/unit.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/STLExtras.h"

namespace ctxtidy::semantics {
namespace {

using clang::dyn_cast;

// Is it gone at the end of the statement? Neither a cast to void nor
// std::ignore keeps it.
bool IsDropped(const Body& body, const clang::Expr* expr) {
  // In front of a comma it lives on for the rest of the expression.
  const auto* comma =
      dyn_cast_or_null<clang::BinaryOperator>(body.Consumer(expr));
  if (body.IsDiscarded(expr)) return comma == nullptr;
  const auto* set =
      dyn_cast_or_null<clang::CXXOperatorCallExpr>(body.Consumer(expr));
  if (set == nullptr || set->getOperator() != clang::OO_Equal) return false;
  const clang::ValueDecl* target = Named(set->getArg(0));
  return target != nullptr && target->isInStdNamespace() &&
         target->getName() == "ignore";
}

// The object that `T(x)` or `T{x}` makes; a copy of another one is none.
const clang::CXXConstructExpr* MadeBy(const clang::Stmt* stmt) {
  const auto* made = dyn_cast<clang::CXXConstructExpr>(stmt);
  return made == nullptr || made->getConstructor()->isCopyOrMoveConstructor()
             ? nullptr
             : made;
}

}  // namespace

std::vector<LostRegistration> LostRegistrations(const Function& function) {
  std::vector<LostRegistration> lost;
  const Resolver& resolver = function.unit().resolver();
  if (llvm::all_of(resolver.models(), [](const model::Model& model) {
        return model.registrations.empty();
      })) {
    return lost;
  }
  const Body& body = function.body();
  for (const Call& call : function.calls()) {
    if (resolver.RegistrationBy(*call.callee) && IsDropped(body, call.expr)) {
      lost.push_back({call.expr->getSourceRange(), call.callee, true});
    }
  }
  for (const clang::Stmt* stmt : body.statements()) {
    const clang::CXXConstructExpr* made = MadeBy(stmt);
    if (made == nullptr || !resolver.RegistrationBy(*made->getConstructor())) {
      continue;
    }
    // `T(x)` with one argument is a cast around the construction.
    const clang::Expr* whole = made;
    const auto* cast =
        dyn_cast_or_null<clang::CXXFunctionalCastExpr>(body.Consumer(made));
    if (cast != nullptr) whole = cast;
    if (!IsDropped(body, whole)) continue;
    lost.push_back(
        {whole->getSourceRange(), made->getConstructor()->getParent(), false});
  }
  return lost;
}

}  // namespace ctxtidy::semantics
