// ctx-timeout-extends-parent: a child cannot have more time than its parent.
// User-facing text: docs/checks/timeout-extends-parent.md.

#include "checks/pass.h"
#include "checks/registry.h"
#include "checks/semantics/code/duration.h"
#include "checks/semantics/propagation/timeouts.h"

namespace ctxtidy {
namespace {

void CheckCall(Pass& pass, const semantics::Call& call) {
  std::optional<semantics::OverlongTimeout> found =
      semantics::OverlongTimeoutOf(call);
  if (!found) return;
  const std::string limit = semantics::Spelled(found->limit);
  pass.Report(found->timeout->getSourceRange(),
              "a timeout of %0 never takes effect; the parent context ends "
              "after %1")
      << semantics::Spelled(found->length) << limit;
  pass.Note(found->ancestors->getSourceRange(), "the parent gets %0 here")
      << limit;
}

}  // namespace

constexpr CheckInfo kTimeoutExtendsParent = {
    .name = "timeout-extends-parent",
    .summary = "timeout is longer than that of the parent context",
    .since = "0.1",
    .precision = Precision::kVeryHigh,
    .on_call = CheckCall,
};

}  // namespace ctxtidy
