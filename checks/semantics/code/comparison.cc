#include "checks/semantics/code/comparison.h"

#include "clang/AST/ExprCXX.h"

namespace ctxtidy::semantics {

using clang::dyn_cast;

std::optional<Comparison> AsComparison(const clang::Expr* expr) {
  if (const auto* binary = dyn_cast<clang::BinaryOperator>(expr)) {
    if (!binary->isEqualityOp()) return std::nullopt;
    return Comparison{binary->getLHS(), binary->getRHS(),
                      binary->getOpcode() == clang::BO_EQ};
  }
  if (const auto* call = dyn_cast<clang::CXXOperatorCallExpr>(expr)) {
    const bool equal = call->getOperator() == clang::OO_EqualEqual;
    if ((!equal && call->getOperator() != clang::OO_ExclaimEqual) ||
        call->getNumArgs() != 2) {
      return std::nullopt;
    }
    return Comparison{call->getArg(0), call->getArg(1), equal};
  }
  if (const auto* made = dyn_cast<clang::CXXRewrittenBinaryOperator>(expr)) {
    const auto form = made->getDecomposedForm();
    if (form.Opcode != clang::BO_EQ && form.Opcode != clang::BO_NE) {
      return std::nullopt;
    }
    return Comparison{form.LHS, form.RHS, form.Opcode == clang::BO_EQ};
  }
  return std::nullopt;
}

}  // namespace ctxtidy::semantics
