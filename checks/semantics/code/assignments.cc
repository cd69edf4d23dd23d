#include "checks/semantics/code/assignments.h"

#include "checks/semantics/code/body.h"
#include "checks/semantics/code/object_key.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/STLExtras.h"

namespace ctxtidy::semantics {

using clang::dyn_cast;

llvm::SmallVector<const clang::ValueDecl*, 2> Mentioned(
    const clang::Expr* expr) {
  llvm::SmallVector<const clang::ValueDecl*, 2> found;
  const Body parts(*expr);
  for (const clang::Stmt* part : parts.statements()) {
    const clang::ValueDecl* decl = nullptr;
    if (const auto* ref = dyn_cast<clang::DeclRefExpr>(part)) {
      decl = ref->getDecl();
    } else if (const auto* member = dyn_cast<clang::MemberExpr>(part)) {
      if (llvm::isa<clang::CXXThisExpr>(member->getBase()->IgnoreImpCasts())) {
        decl = member->getMemberDecl();
      }
    }
    if (!llvm::isa_and_nonnull<clang::VarDecl, clang::BindingDecl,
                               clang::FieldDecl>(decl) ||
        llvm::is_contained(found, decl)) {
      continue;
    }
    const auto* variable = dyn_cast<clang::VarDecl>(decl);
    if (variable != nullptr && variable->hasGlobalStorage() &&
        variable->getType().isConstQualified()) {
      continue;
    }
    found.push_back(decl);
  }
  return found;
}

bool MaySet(const Resolver& resolver, const clang::Stmt& stmt,
            llvm::ArrayRef<const clang::ValueDecl*> variables) {
  const auto leads_to_one = [&](const clang::Expr* expr) {
    return llvm::any_of(KeyOf(expr), [&](const clang::ValueDecl* part) {
      return llvm::is_contained(variables, part);
    });
  };
  if (const auto* declares = dyn_cast<clang::DeclStmt>(&stmt)) {
    return llvm::any_of(declares->decls(), [&](const clang::Decl* decl) {
      const auto* bound = dyn_cast<clang::DecompositionDecl>(decl);
      return llvm::is_contained(variables, decl) ||
             (bound != nullptr &&
              llvm::any_of(bound->bindings(), [&](const auto* binding) {
                return llvm::is_contained(variables, binding);
              }));
    });
  }
  if (const auto* binary = dyn_cast<clang::BinaryOperator>(&stmt)) {
    return binary->isAssignmentOp() && leads_to_one(binary->getLHS());
  }
  if (const auto* unary = dyn_cast<clang::UnaryOperator>(&stmt)) {
    return unary->isIncrementDecrementOp() && leads_to_one(unary->getSubExpr());
  }
  const clang::FunctionDecl* callee = nullptr;
  llvm::ArrayRef<const clang::Expr*> arguments;
  if (const auto* op = dyn_cast<clang::CXXOperatorCallExpr>(&stmt)) {
    return op->isAssignmentOp() && leads_to_one(op->getArg(0));
  }
  if (const auto* call = dyn_cast<clang::CallExpr>(&stmt)) {
    callee = call->getDirectCallee();
    arguments = {call->getArgs(), call->getNumArgs()};
  } else if (const auto* made = dyn_cast<clang::CXXConstructExpr>(&stmt)) {
    callee = made->getConstructor();
    arguments = {made->getArgs(), made->getNumArgs()};
  }
  if (callee == nullptr) return false;
  for (auto [parameter, argument] :
       llvm::zip(callee->parameters(), arguments)) {
    const clang::QualType type = parameter->getType();
    // Whoever is handed a context uses it, and does not replace it.
    if (resolver.ContextOf(type)) continue;
    if (type->isLValueReferenceType() &&
        !type.getNonReferenceType().isConstQualified() &&
        leads_to_one(argument)) {
      return true;
    }
    const auto* address =
        dyn_cast<clang::UnaryOperator>(argument->IgnoreParenImpCasts());
    if (address != nullptr && address->getOpcode() == clang::UO_AddrOf &&
        leads_to_one(address->getSubExpr())) {
      return true;
    }
  }
  return false;
}

}  // namespace ctxtidy::semantics
