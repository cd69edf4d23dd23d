#ifndef CTXTIDY_CHECKS_SEMANTICS_PROPAGATION_TIMEOUTS_H_
#define CTXTIDY_CHECKS_SEMANTICS_PROPAGATION_TIMEOUTS_H_

#include <chrono>
#include <optional>

#include "checks/semantics/code/function.h"

namespace ctxtidy::semantics {

// A constant timeout that is longer than what an ancestor of its context has
// left, so that it never takes effect.
struct OverlongTimeout {
  const clang::Expr* timeout = nullptr;
  std::chrono::nanoseconds length;
  const clang::Expr* ancestors = nullptr;  // The shortest of these.
  std::chrono::nanoseconds limit;
};

// Of a call that derives a context. Timeouts are added up from when the call is
// made, not from when its ancestor began, so nothing is found that time alone
// makes true.
std::optional<OverlongTimeout> OverlongTimeoutOf(const Call& call);

}  // namespace ctxtidy::semantics

#endif  // CTXTIDY_CHECKS_SEMANTICS_PROPAGATION_TIMEOUTS_H_
