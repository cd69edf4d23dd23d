#include "checks/semantics/code/object_key.h"

#include "checks/semantics/code/body.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"

namespace ctxtidy::semantics {
namespace {

using clang::dyn_cast;

// References to references, and loops over loops, are followed so far.
constexpr unsigned kMostSteps = 8;

// Of a hidden variable `__begin` or `__range`: what is looped over.
bool Leads(const clang::VarDecl& variable) {
  return variable.getType()->isReferenceType() ||
         variable.isCXXForRangeDecl() || variable.isImplicit();
}

// What a call of `get`, `[]`, `*`, `->`, `begin` or `move` gives access to.
const clang::Expr* AccessedBy(const clang::CallExpr& call) {
  if (const auto* op = dyn_cast<clang::CXXOperatorCallExpr>(&call)) {
    const bool access = op->getOperator() == clang::OO_Star ||
                        op->getOperator() == clang::OO_Arrow ||
                        op->getOperator() == clang::OO_Subscript;
    return access ? op->getArg(0) : nullptr;
  }
  const clang::FunctionDecl* callee = call.getDirectCallee();
  if (callee == nullptr || callee->getIdentifier() == nullptr) return nullptr;
  const llvm::StringRef name = callee->getName();
  if (const auto* member = dyn_cast<clang::CXXMemberCallExpr>(&call)) {
    const bool access = name == "get" || name == "value" || name == "at" ||
                        name == "front" || name == "back" || name == "begin";
    return access ? member->getImplicitObjectArgument() : nullptr;
  }
  return call.isCallToStdMove() ? call.getArg(0) : nullptr;
}

ObjectKey Find(const clang::Expr* expr, unsigned steps) {
  if (expr == nullptr || steps == 0) return {};
  expr = Stripped(expr);
  if (const auto* ref = dyn_cast<clang::DeclRefExpr>(expr)) {
    const auto* variable = dyn_cast<clang::VarDecl>(ref->getDecl());
    if (variable != nullptr && Leads(*variable) && variable->hasInit()) {
      ObjectKey key = Find(variable->getInit(), steps - 1);
      if (!key.empty()) return key;
    }
    return {ref->getDecl()};
  }
  if (const auto* member = dyn_cast<clang::MemberExpr>(expr)) {
    ObjectKey key = Find(member->getBase(), steps - 1);
    key.push_back(member->getMemberDecl());
    return key;
  }
  if (const auto* unary = dyn_cast<clang::UnaryOperator>(expr)) {
    return Find(unary->getSubExpr(), steps - 1);
  }
  if (const auto* element = dyn_cast<clang::ArraySubscriptExpr>(expr)) {
    return Find(element->getBase(), steps - 1);
  }
  if (const auto* call = dyn_cast<clang::CallExpr>(expr)) {
    return Find(AccessedBy(*call), steps - 1);
  }
  return {};
}

}  // namespace

ObjectKey KeyOf(const clang::Expr* expr) { return Find(expr, kMostSteps); }

}  // namespace ctxtidy::semantics
