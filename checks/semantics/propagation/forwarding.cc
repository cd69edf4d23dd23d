#include "checks/semantics/propagation/forwarding.h"

#include "checks/semantics/scope.h"
#include "checks/semantics/unit.h"
#include "clang/AST/DeclCXX.h"
#include "llvm/ADT/STLExtras.h"

namespace ctxtidy::semantics {
namespace {

using clang::dyn_cast;

// The function if it overrides one and takes no context; else null.
const clang::CXXMethodDecl* OverrideWithout(const Function& function) {
  const auto* method =
      llvm::dyn_cast_or_null<clang::CXXMethodDecl>(function.decl());
  return method != nullptr && method->size_overridden_methods() > 0 &&
                 !TakesContext(function.unit().resolver(), *method)
             ? method
             : nullptr;
}

// The variable that the expression names, moved or not.
const clang::ValueDecl* Given(const clang::Expr* argument) {
  const auto* moved = dyn_cast<clang::CallExpr>(Stripped(argument));
  return Named(moved != nullptr && moved->isCallToStdMove() ? moved->getArg(0)
                                                            : argument);
}

}  // namespace

bool HandsOnItsCall(const Call& call) {
  const clang::CXXMethodDecl* method = OverrideWithout(*call.function);
  return method != nullptr &&
         call.callee->getDeclName() == method->getDeclName() &&
         call.expr->getNumArgs() == method->getNumParams() &&
         llvm::all_of_zip(call.expr->arguments(), method->parameters(),
                          [](const clang::Expr* argument,
                             const clang::ParmVarDecl* parameter) {
                            return Given(argument) == parameter;
                          });
}

bool IsForCallersWithout(const Function& function, const clang::Stmt& point) {
  const clang::CXXMethodDecl* method = OverrideWithout(function);
  if (method == nullptr) return false;
  const Resolver& resolver = function.unit().resolver();
  return llvm::any_of(function.calls(), [&](const Call& call) {
    const auto* callee = dyn_cast<clang::CXXMethodDecl>(call.callee);
    return callee != nullptr && callee->getParent() == method->getParent() &&
           callee->getDeclName() == method->getDeclName() &&
           callee->getNumParams() == method->getNumParams() + 1 &&
           TakesContext(resolver, *callee) &&
           function.body().Contains(call.expr, &point);
  });
}

}  // namespace ctxtidy::semantics
