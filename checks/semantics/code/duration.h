#ifndef CTXTIDY_CHECKS_SEMANTICS_CODE_DURATION_H_
#define CTXTIDY_CHECKS_SEMANTICS_CODE_DURATION_H_

#include <chrono>
#include <optional>
#include <string>

#include "clang/AST/ASTContext.h"
#include "clang/AST/Expr.h"

namespace ctxtidy::semantics {

// The value of a constant std::chrono::duration, or of a constant number of
// `unit`s; nothing for what is not constant. Saturates.
std::optional<std::chrono::nanoseconds> ConstantDuration(
    const clang::ASTContext& context, const clang::Expr& expr,
    std::optional<std::chrono::nanoseconds> unit);

// The most that a duration can be: its value if it is constant, else what a
// minimum (`std::min(rest, 50ms)`), a remainder (`random % 50`) or a choice
// between two limits it to; nothing if nothing does.
std::optional<std::chrono::nanoseconds> LongestDuration(
    const clang::ASTContext& context, const clang::Expr& expr,
    std::optional<std::chrono::nanoseconds> unit);

// As people write it, in the largest unit that leaves no fraction: "250ms".
std::string Spelled(std::chrono::nanoseconds duration);

}  // namespace ctxtidy::semantics

#endif  // CTXTIDY_CHECKS_SEMANTICS_CODE_DURATION_H_
