#include "checks/semantics/handlers.h"

#include "checks/semantics/code/callable.h"
#include "checks/semantics/unit.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"

namespace ctxtidy::semantics {
namespace {

using clang::dyn_cast_or_null;

// The model that says that the lambda is handed to a function that runs it for
// each request; null if none does.
const model::Model* CallbackModel(const Function& lambda) {
  const clang::Stmt* from = lambda.lambda();
  const clang::Stmt* user =
      lambda.enclosing()->body().Consumer(lambda.lambda(), &from);
  const Resolver& resolver = lambda.unit().resolver();
  auto given = [&](const clang::FunctionDecl* callee,
                   auto arguments) -> const model::Model* {
    unsigned index = 0;
    for (const clang::Expr* argument : arguments) {
      if (argument == from && callee != nullptr) {
        return resolver.HandlerGivenTo(*callee, index).model;
      }
      ++index;
    }
    return nullptr;
  };
  if (const auto* call = dyn_cast_or_null<clang::CallExpr>(user)) {
    return given(call->getDirectCallee(), call->arguments());
  }
  const auto* made = dyn_cast_or_null<clang::CXXConstructExpr>(user);
  return made == nullptr ? nullptr
                         : given(made->getConstructor(), made->arguments());
}

// Does the lambda's task get the current context of whoever starts it?
bool InheritsCurrent(const Function& lambda) {
  const Function& starter = *lambda.enclosing();
  const clang::Stmt* start = starter.body().Consumer(lambda.lambda());
  const model::Callable* entry =
      start == nullptr ? nullptr : CallableEntry(starter, *start);
  return entry != nullptr && entry->inherits;
}

// One that only passes on what another returns has no context of its own.
bool IsCoroutine(const clang::FunctionDecl& decl) {
  return isa_and_nonnull<clang::CoroutineBodyStmt>(decl.getBody());
}

// The model by which the work for a request begins here; null if it does not.
const model::Model* HandlerModel(const Function& function) {
  const Resolver& resolver = function.unit().resolver();
  for (const Function* at = &function; at != nullptr; at = at->enclosing()) {
    if (at->decl() != nullptr) {
      const Role<model::Handler> role = resolver.HandlerOf(*at->decl());
      if (role) return role.model;
    }
    if (at->lambda() != nullptr) {
      if (const model::Model* model = CallbackModel(*at)) return model;
    }
    const bool apart =
        at->runs() == Runs::kElsewhere || at->runs() == Runs::kJoined;
    if (apart && !InheritsCurrent(*at)) return nullptr;
  }
  return nullptr;
}

}  // namespace

std::string Current::spelling() const {
  llvm::StringRef text = ambient->function.text();
  const std::size_t colons = text.rfind("::");
  return (colons == llvm::StringRef::npos ? text : text.substr(colons + 2))
      .str();
}

bool InHandler(const Function& function) {
  return HandlerModel(function) != nullptr;
}

std::optional<Current> CurrentIn(const Function& function) {
  const clang::FunctionDecl* decl = function.decl();
  if (decl == nullptr) return std::nullopt;
  const Resolver& resolver = function.unit().resolver();
  // Only a handler of the library itself has that library's current context.
  std::optional<const model::Model*> handler;
  for (const model::Model& model : resolver.models()) {
    for (const model::Ambient& ambient : model.ambient) {
      if (model.contexts.empty()) continue;
      if (ambient.coroutine.empty()) {
        if (!handler) handler = HandlerModel(function);
        if (*handler != &model) continue;
      } else if (!IsCoroutine(*decl) ||
                 !resolver.Returns(*decl, ambient.coroutine)) {
        continue;
      }
      return Current{{&model, &model.contexts.front()}, &ambient};
    }
  }
  return std::nullopt;
}

}  // namespace ctxtidy::semantics
