#include "checks/semantics/code/call_parts.h"

#include "checks/semantics/code/body.h"
#include "clang/AST/ExprCXX.h"

namespace ctxtidy::semantics {

using clang::dyn_cast;
using clang::dyn_cast_or_null;

const clang::FunctionDecl* CalledBy(const clang::Stmt& stmt) {
  if (const auto* call = dyn_cast<clang::CallExpr>(&stmt)) {
    return call->getDirectCallee();
  }
  const auto* made = dyn_cast<clang::CXXConstructExpr>(&stmt);
  return made == nullptr ? nullptr : made->getConstructor();
}

llvm::ArrayRef<const clang::Expr*> ArgumentsOf(const clang::Stmt& stmt) {
  if (const auto* call = dyn_cast<clang::CallExpr>(&stmt)) {
    return {call->getArgs(), call->getNumArgs()};
  }
  const auto* made = dyn_cast<clang::CXXConstructExpr>(&stmt);
  if (made == nullptr) return {};
  return {made->getArgs(), made->getNumArgs()};
}

const clang::Expr* CalledOn(const clang::Stmt& stmt) {
  if (const auto* call = dyn_cast<clang::CXXMemberCallExpr>(&stmt)) {
    return call->getImplicitObjectArgument();
  }
  const auto* call = dyn_cast<clang::CXXOperatorCallExpr>(&stmt);
  return call != nullptr && call->getOperator() == clang::OO_Call
             ? call->getArg(0)
             : nullptr;
}

const clang::VarDecl* LocalIn(const clang::Expr* expr) {
  while (expr != nullptr) {
    expr = Stripped(expr);
    if (const auto* unary = dyn_cast_or_null<clang::UnaryOperator>(expr)) {
      expr = unary->getSubExpr();
    } else if (const auto* call =
                   dyn_cast_or_null<clang::CXXOperatorCallExpr>(expr);
               call != nullptr && call->getNumArgs() == 1) {
      expr = call->getArg(0);
    } else if (const auto* member =
                   dyn_cast_or_null<clang::CXXMemberCallExpr>(expr);
               member != nullptr && member->getNumArgs() == 0) {
      expr = member->getImplicitObjectArgument();
    } else if (const auto* cast =
                   dyn_cast_or_null<clang::ExplicitCastExpr>(expr)) {
      expr = cast->getSubExpr();
    } else {
      break;
    }
  }
  const auto* variable = dyn_cast_or_null<clang::VarDecl>(Named(expr));
  return variable != nullptr && variable->isLocalVarDeclOrParm() ? variable
                                                                 : nullptr;
}

const clang::CXXRecordDecl* ClassOf(clang::QualType type) {
  if (type.isNull()) return nullptr;
  type = type.getNonReferenceType();
  if (type->isPointerType()) type = type->getPointeeType();
  return type->getAsCXXRecordDecl();
}

}  // namespace ctxtidy::semantics
