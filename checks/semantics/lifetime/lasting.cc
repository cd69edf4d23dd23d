#include "checks/semantics/lifetime/lasting.h"

#include "checks/semantics/code/body.h"
#include "clang/AST/DeclCXX.h"
#include "llvm/ADT/STLExtras.h"

namespace ctxtidy::semantics {

using clang::dyn_cast;
using clang::dyn_cast_or_null;
using clang::isa;

Lasting LastingIn(const clang::Expr* target) {
  if (target == nullptr) return {};
  const clang::Expr* plain = Stripped(target);
  if (const auto* member = dyn_cast<clang::MemberExpr>(plain)) {
    if (isa<clang::CXXThisExpr>(Stripped(member->getBase()))) {
      return {member->getMemberDecl(), Lasting::Owner::kThis};
    }
    return LastingIn(member->getBase());
  }
  if (const auto* element = dyn_cast<clang::CXXOperatorCallExpr>(plain)) {
    const bool followed = element->getOperator() == clang::OO_Subscript ||
                          element->getOperator() == clang::OO_Arrow ||
                          element->getOperator() == clang::OO_Star;
    return followed ? LastingIn(element->getArg(0)) : Lasting();
  }
  if (const auto* element = dyn_cast<clang::ArraySubscriptExpr>(plain)) {
    return LastingIn(element->getBase());
  }
  const auto* unary = dyn_cast<clang::UnaryOperator>(plain);
  const bool followed =
      unary != nullptr && unary->getOpcode() == clang::UO_Deref;
  const auto* variable = dyn_cast_or_null<clang::VarDecl>(
      Named(followed ? unary->getSubExpr() : plain));
  if (variable == nullptr) return {};
  if (variable->hasGlobalStorage()) return {variable};
  const bool given =
      isa<clang::ParmVarDecl>(variable) &&
      (followed || variable->getType()->isLValueReferenceType() ||
       (variable->getType()->isPointerType() && plain != target));
  return given ? Lasting{variable, Lasting::Owner::kCaller} : Lasting();
}

bool PutsIn(const clang::CXXMemberCallExpr& call) {
  constexpr llvm::StringLiteral kVerbs[] = {
      "push_back", "emplace_back", "push",  "emplace",
      "insert",    "push_front",   "assign"};
  const clang::CXXMethodDecl* method = call.getMethodDecl();
  return method != nullptr && method->getIdentifier() != nullptr &&
         llvm::is_contained(kVerbs, method->getName());
}

}  // namespace ctxtidy::semantics
