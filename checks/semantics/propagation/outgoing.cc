#include "checks/semantics/propagation/outgoing.h"

#include "checks/semantics/roots.h"
#include "checks/semantics/unit.h"
#include "llvm/ADT/STLExtras.h"

namespace ctxtidy::semantics {
namespace {

using clang::dyn_cast;
using clang::dyn_cast_or_null;

// What in the model makes an outgoing context from one of a request.
const model::Derivation* MadeFromRequest(const model::Model& model,
                                         const model::ContextType& outgoing) {
  for (const model::Derivation& derive : model.derive) {
    if (derive.parent &&
        llvm::StringRef(derive.function.text()).starts_with(outgoing.type)) {
      return &derive;
    }
  }
  return nullptr;
}

// Is the variable told anything of the context, in one call with both?
bool MeetsContext(const Body& body, const clang::VarDecl& variable,
                  const Available& context) {
  auto outermost = [&](const clang::Stmt* ref) {
    const clang::Stmt* statement = ref;
    for (const clang::Stmt* at = body.Parent(ref); at != nullptr;
         at = body.Parent(at)) {
      if (!llvm::isa<clang::Expr>(at)) break;
      statement = at;
    }
    return statement;
  };
  return llvm::any_of(body.RefsTo(context.decl), [&](const auto* ref) {
    const clang::Stmt* statement = outermost(ref);
    return llvm::any_of(body.RefsTo(&variable), [&](const auto* other) {
      return body.Contains(statement, other);
    });
  });
}

// Is the variable given to a call as what it is to be made with?
bool IsHandedOn(const Body& body, const clang::VarDecl& variable) {
  return llvm::any_of(body.RefsTo(&variable), [&](const auto* ref) {
    const clang::Stmt* user = body.Consumer(ref);
    const auto* address = dyn_cast_or_null<clang::UnaryOperator>(user);
    if (address == nullptr || address->getOpcode() != clang::UO_AddrOf) {
      return false;
    }
    const auto* call =
        dyn_cast_or_null<clang::CallExpr>(body.Consumer(address));
    return call != nullptr && call->getDirectCallee() != nullptr;
  });
}

}  // namespace

std::vector<Unrelated> UnrelatedIn(const Function& function) {
  std::vector<Unrelated> found;
  const Resolver& resolver = function.unit().resolver();
  const Body& body = function.body();
  if (function.IsTest()) return found;
  for (const clang::Stmt* stmt : body.statements()) {
    const auto* declares = dyn_cast<clang::DeclStmt>(stmt);
    if (declares == nullptr) continue;
    for (const clang::Decl* decl : declares->decls()) {
      const auto* variable = dyn_cast<clang::VarDecl>(decl);
      if (variable == nullptr || !variable->hasLocalStorage()) continue;
      std::optional<ContextRole> role = resolver.ContextOf(variable->getType());
      if (!role || role->pointer || !role->type->outgoing) continue;
      const auto* made =
          dyn_cast_or_null<clang::CXXConstructExpr>(variable->getInit());
      if (made == nullptr || made->getNumArgs() != 0) continue;
      const model::Derivation* derive =
          MadeFromRequest(*role->model, *role->type);
      if (derive == nullptr || !IsHandedOn(body, *variable) ||
          MayMakeRoots(function, role->model) ||
          IsRightAnyway(function, declares)) {
        continue;
      }
      for (Available& context : ContextsAt(function, *declares)) {
        if (context.role.model != role->model ||
            MeetsContext(body, *variable, context)) {
          continue;
        }
        found.push_back({variable, std::move(context), derive});
        break;
      }
    }
  }
  return found;
}

}  // namespace ctxtidy::semantics
