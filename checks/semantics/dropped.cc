#include "checks/semantics/dropped.h"

#include "clang/AST/Attr.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/STLExtras.h"

namespace ctxtidy::semantics {
namespace {

using clang::dyn_cast_or_null;

bool IsStdIgnore(const clang::Expr* target) {
  const clang::ValueDecl* named = Named(target);
  return named != nullptr && named->isInStdNamespace() &&
         named->getIdentifier() != nullptr && named->getName() == "ignore";
}

// `(void)c`, `std::ignore = c`.
bool ThrowsAway(const clang::Stmt* user) {
  if (const auto* cast = dyn_cast_or_null<clang::ExplicitCastExpr>(user)) {
    return cast->getType()->isVoidType();
  }
  const auto* set = dyn_cast_or_null<clang::CXXOperatorCallExpr>(user);
  return set != nullptr && set->getOperator() == clang::OO_Equal &&
         IsStdIgnore(set->getArg(0));
}

}  // namespace

bool IsDropped(const Function& function, const clang::ValueDecl& context) {
  if (context.getDeclName().isEmpty()) return true;
  if (llvm::isa<clang::ParmVarDecl>(context) &&
      context.hasAttr<clang::UnusedAttr>()) {
    return true;
  }
  const Body& body = function.body();
  return llvm::any_of(body.RefsTo(&context), [&](const auto* ref) {
    return ThrowsAway(body.Consumer(ref));
  });
}

}  // namespace ctxtidy::semantics
