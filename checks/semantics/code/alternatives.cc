#include "checks/semantics/code/alternatives.h"

#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/STLExtras.h"

namespace ctxtidy::semantics {
namespace {

using clang::dyn_cast;
using clang::dyn_cast_or_null;
using clang::isa;

// Does the condition ask for something that `value` then uses: `p ? *p : …`,
// `it != end ? it->second : …`?
bool IsGuardedBy(const clang::Expr* value, const clang::Expr* condition) {
  const Body used(*value);
  const Body asked(*condition);
  auto names = [](const clang::Stmt* part) -> const clang::ValueDecl* {
    const auto* ref = dyn_cast<clang::DeclRefExpr>(part);
    const auto* member = dyn_cast<clang::MemberExpr>(part);
    if (member != nullptr && isa<clang::FieldDecl>(member->getMemberDecl()))
      return member->getMemberDecl();
    return ref != nullptr && isa<clang::VarDecl>(ref->getDecl())
               ? ref->getDecl()
               : nullptr;
  };
  return llvm::any_of(used.statements(), [&](const clang::Stmt* part) {
    const clang::ValueDecl* name = names(part);
    return name != nullptr &&
           llvm::any_of(asked.statements(), [&](const clang::Stmt* other) {
             return names(other) == name;
           });
  });
}

bool IsValueOr(const clang::FunctionDecl* callee) {
  return callee != nullptr && callee->getIdentifier() != nullptr &&
         callee->getName() == "value_or";
}

}  // namespace

bool IsAlternative(const Body& body, const clang::Stmt* value) {
  const clang::Stmt* from = value;
  const clang::Stmt* user = body.Consumer(value, &from);
  if (const auto* choice = dyn_cast_or_null<clang::ConditionalOperator>(user)) {
    const clang::Expr* other = choice->getTrueExpr() == from
                                   ? choice->getFalseExpr()
                                   : choice->getTrueExpr();
    return choice->getCond() != from && IsGuardedBy(other, choice->getCond());
  }
  const auto* call = dyn_cast_or_null<clang::CallExpr>(user);
  return call != nullptr && IsValueOr(call->getDirectCallee());
}

bool HasAlternative(const Body& body, const clang::ValueDecl* variable) {
  auto asks = [&](const clang::Stmt* stmt) {
    const auto* call = dyn_cast<clang::CXXMemberCallExpr>(stmt);
    return call != nullptr && IsValueOr(call->getMethodDecl()) &&
           Named(call->getImplicitObjectArgument()) == variable;
  };
  return llvm::any_of(body.statements(), asks) ||
         llvm::any_of(body.LambdasCapturing(variable), [&](const auto* lambda) {
           const Body inner(*lambda->getCallOperator());
           return llvm::any_of(inner.statements(), asks);
         });
}

}  // namespace ctxtidy::semantics
