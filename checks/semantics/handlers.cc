#include "checks/semantics/handlers.h"

#include "checks/semantics/unit.h"
#include "clang/AST/ExprCXX.h"

namespace ctxtidy::semantics {
namespace {

using clang::dyn_cast_or_null;

// Is the lambda handed to a function that runs it for each request?
bool IsHandlerCallback(const Function& lambda) {
  const clang::Stmt* from = lambda.lambda();
  const clang::Stmt* user =
      lambda.enclosing()->body().Consumer(lambda.lambda(), &from);
  const Resolver& resolver = lambda.unit().resolver();
  auto given = [&](const clang::FunctionDecl* callee, auto arguments) {
    unsigned index = 0;
    for (const clang::Expr* argument : arguments) {
      if (argument == from && callee != nullptr &&
          resolver.HandlerGivenTo(*callee, index)) {
        return true;
      }
      ++index;
    }
    return false;
  };
  if (const auto* call = dyn_cast_or_null<clang::CallExpr>(user)) {
    return given(call->getDirectCallee(), call->arguments());
  }
  const auto* made = dyn_cast_or_null<clang::CXXConstructExpr>(user);
  return made != nullptr && given(made->getConstructor(), made->arguments());
}

}  // namespace

bool InHandler(const Function& function) {
  const Resolver& resolver = function.unit().resolver();
  for (const Function* at = &function; at != nullptr; at = at->enclosing()) {
    if (at->decl() != nullptr && resolver.HandlerOf(*at->decl())) return true;
    if (at->lambda() != nullptr && IsHandlerCallback(*at)) return true;
    if (at->runs() == Runs::kElsewhere) return false;
  }
  return false;
}

std::optional<Current> CurrentIn(const Function& function) {
  const clang::FunctionDecl* decl = function.decl();
  if (decl == nullptr) return std::nullopt;
  const Resolver& resolver = function.unit().resolver();
  std::optional<bool> handler;
  for (const model::Model& model : resolver.models()) {
    for (const model::Ambient& ambient : model.ambient) {
      if (model.contexts.empty()) continue;
      if (ambient.coroutine.empty()) {
        if (!handler) handler = InHandler(function);
        if (!*handler) continue;
      } else if (!resolver.Returns(*decl, ambient.coroutine)) {
        continue;
      }
      return Current{{&model, &model.contexts.front()}, &ambient};
    }
  }
  return std::nullopt;
}

}  // namespace ctxtidy::semantics
