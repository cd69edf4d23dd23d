#include "checks/semantics/code/null_tests.h"

#include "llvm/ADT/STLExtras.h"

namespace ctxtidy::semantics {

using clang::dyn_cast;
using clang::dyn_cast_or_null;

bool IsTestedForNull(const Body& body, const clang::Expr& pointer) {
  const clang::Stmt* user = body.Parent(&pointer);
  for (; user != nullptr; user = body.Parent(user)) {
    const auto* cast = dyn_cast<clang::ImplicitCastExpr>(user);
    if (cast == nullptr) break;
    if (cast->getCastKind() == clang::CK_PointerToBoolean) return true;
  }
  const auto* binary = dyn_cast_or_null<clang::BinaryOperator>(user);
  return binary != nullptr && binary->isComparisonOp();
}

bool IsMemberAskedForNull(const Function& function,
                          const clang::ValueDecl& member) {
  return llvm::any_of(function.body().statements(), [&](const auto* stmt) {
    const auto* use = dyn_cast<clang::MemberExpr>(stmt);
    return use != nullptr && use->getMemberDecl() == &member &&
           IsTestedForNull(function.body(), *use);
  });
}

}  // namespace ctxtidy::semantics
