#include "checks/semantics/callable.h"

#include "checks/semantics/unit.h"

namespace ctxtidy::semantics {
namespace {

using clang::dyn_cast;

Runs Agreed(std::optional<Runs>& all, Runs next) {
  all = !all || *all == next ? next : Runs::kUnknown;
  return *all;
}

Runs ByRole(Role<model::Callable> role) {
  if (!role) return Runs::kUnknown;
  return role.entry->synchronous ? Runs::kHere : Runs::kElsewhere;
}

Runs UseOf(const Function& function, const clang::Stmt* value);

// A lambda kept in a variable runs as all uses of the variable agree.
Runs UsesOf(const Function& function, const clang::VarDecl& variable) {
  std::optional<Runs> all;
  for (const clang::Stmt* stmt : function.body().statements()) {
    const auto* ref = dyn_cast<clang::DeclRefExpr>(stmt);
    if (ref == nullptr || ref->getDecl() != &variable) continue;
    Agreed(all, UseOf(function, ref));
  }
  return all.value_or(Runs::kUnknown);
}

Runs UseOf(const Function& function, const clang::Stmt* value) {
  const Resolver& resolver = function.unit().resolver();
  const clang::Stmt* from = value;
  const clang::Stmt* user = function.body().Consumer(value, &from);
  if (const auto* call = dyn_cast_or_null<clang::CXXOperatorCallExpr>(user)) {
    if (call->getOperator() == clang::OO_Call && call->getArg(0) == from) {
      return Runs::kHere;
    }
  }
  if (const auto* call = dyn_cast_or_null<clang::CallExpr>(user)) {
    const clang::FunctionDecl* callee = call->getDirectCallee();
    if (callee == nullptr) return Runs::kUnknown;
    // std::move(f), std::ref(f), std::bind(f): what is done with the result.
    if (callee->isInStdNamespace() && callee->getIdentifier() != nullptr &&
        (callee->getName() == "move" || callee->getName() == "ref" ||
         callee->getName() == "forward" || callee->getName() == "cref")) {
      return UseOf(function, call);
    }
    return ByRole(resolver.CallableTakenBy(*callee));
  }
  if (const auto* made = dyn_cast_or_null<clang::CXXConstructExpr>(user)) {
    return ByRole(resolver.CallableTakenBy(*made->getConstructor()));
  }
  if (const auto* declared = dyn_cast_or_null<clang::DeclStmt>(user)) {
    for (const clang::Decl* decl : declared->decls()) {
      const auto* variable = dyn_cast<clang::VarDecl>(decl);
      if (variable == nullptr || !variable->hasLocalStorage()) continue;
      if (variable->getInit() == from) return UsesOf(function, *variable);
    }
  }
  return Runs::kUnknown;
}

}  // namespace

bool IsLambda(const clang::FunctionDecl& decl) {
  const auto* method = dyn_cast<clang::CXXMethodDecl>(&decl);
  return method != nullptr && method->getParent()->isLambda();
}

Runs WhoRuns(const Function& function, const clang::LambdaExpr& lambda) {
  return UseOf(function, &lambda);
}

}  // namespace ctxtidy::semantics
