#include "checks/semantics/propagation/null_contexts.h"

#include <algorithm>

#include "checks/semantics/code/call_parts.h"
#include "checks/semantics/scope.h"
#include "checks/semantics/unit.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "llvm/ADT/STLExtras.h"

namespace ctxtidy::semantics {
namespace {

using clang::dyn_cast;

bool IsNull(const clang::ASTContext& context, const clang::Expr& argument) {
  if (llvm::isa<clang::CXXDefaultArgExpr>(argument)) return false;
  const clang::Expr* plain = argument.IgnoreParenCasts();
  if (const auto* list = dyn_cast<clang::InitListExpr>(plain)) {
    return list->getNumInits() == 0;
  }
  return llvm::isa<clang::ImplicitValueInitExpr>(plain) ||
         plain->isNullPointerConstant(const_cast<clang::ASTContext&>(context),
                                      clang::Expr::NPC_NeverValueDependent) !=
             clang::Expr::NPCK_NotNull;
}

// Is the call there to take a context back?
bool TakesBack(const clang::FunctionDecl& callee) {
  constexpr llvm::StringLiteral kVerbs[] = {"set", "reset", "clear", "assign",
                                            "swap"};
  const clang::IdentifierInfo* name = callee.getIdentifier();
  return callee.isOverloadedOperator() ||
         (name != nullptr && llvm::any_of(kVerbs, [&](llvm::StringRef verb) {
            return name->getName().starts_with_insensitive(verb);
          }));
}

// Does the author of the signature reckon with null?
bool ReckonsWithNull(const Unit& unit, const clang::FunctionDecl& callee,
                     const clang::ParmVarDecl& parameter) {
  if (parameter.hasDefaultArg() || parameter.getType()->getNullability() ==
                                       clang::NullabilityKind::Nullable) {
    return true;
  }
  const Function* body = unit.FunctionOf(callee);
  if (body == nullptr) return false;
  const unsigned index = parameter.getFunctionScopeIndex();
  if (index >= body->parameters().size()) return false;
  return IsAskedForNull(*body, *body->parameters()[index]);
}

// The pattern's parameter: its type as it was written.
bool IsDeduced(const clang::FunctionDecl& callee, unsigned index) {
  const clang::FunctionDecl& pattern = PatternOf(callee);
  return index >= pattern.getNumParams() ||
         pattern.getParamDecl(index)->getType()->isDependentType();
}

}  // namespace

std::vector<NullContext> NullContextsIn(const Function& function) {
  std::vector<NullContext> found;
  const Unit& unit = function.unit();
  for (const clang::Stmt* stmt : function.body().statements()) {
    const clang::FunctionDecl* callee = CalledBy(*stmt);
    if (callee == nullptr || TakesBack(*callee)) continue;
    const auto arguments = ArgumentsOf(*stmt);
    const std::size_t count =
        std::min<std::size_t>(arguments.size(), callee->getNumParams());
    for (unsigned i = 0; i < count; ++i) {
      const clang::ParmVarDecl* parameter = callee->getParamDecl(i);
      if (!parameter->getType()->isPointerType()) continue;
      std::optional<ContextRole> role =
          unit.resolver().ContextOf(parameter->getType());
      if (!role || !role->pointer || role->wrapper || role->type->nullable) {
        continue;
      }
      // Tests call a handler without the request around it.
      if (role->type->shape == model::Shape::kOperation && function.IsTest()) {
        continue;
      }
      if (!IsNull(unit.context(), *arguments[i]) || IsDeduced(*callee, i) ||
          ReckonsWithNull(unit, *callee, *parameter)) {
        continue;
      }
      found.push_back({arguments[i], parameter, callee});
    }
  }
  return found;
}

}  // namespace ctxtidy::semantics
