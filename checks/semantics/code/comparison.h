#ifndef CTXTIDY_CHECKS_SEMANTICS_CODE_COMPARISON_H_
#define CTXTIDY_CHECKS_SEMANTICS_CODE_COMPARISON_H_

#include <optional>

#include "clang/AST/Expr.h"

namespace ctxtidy::semantics {

// `a == b` or `a != b`, built in, overloaded or rewritten.
struct Comparison {
  const clang::Expr* left = nullptr;
  const clang::Expr* right = nullptr;
  bool equal = true;
};

std::optional<Comparison> AsComparison(const clang::Expr* expr);

}  // namespace ctxtidy::semantics

#endif  // CTXTIDY_CHECKS_SEMANTICS_CODE_COMPARISON_H_
