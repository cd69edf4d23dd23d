// ctx-null: who wants a context gets one, not a null pointer. User-facing text:
// docs/checks/null.md.

#include "checks/pass.h"
#include "checks/registry.h"
#include "checks/semantics/propagation/null_contexts.h"

namespace ctxtidy {
namespace {

void CheckFunction(Pass& pass, const semantics::Function& function) {
  for (const semantics::NullContext& found :
       semantics::NullContextsIn(function)) {
    pass.Report(found.range,
                "%0 is given a null pointer for a context; pass the one at "
                "hand, or a root: whoever looks at it crashes")
        << found.callee->getDeclName();
  }
}

}  // namespace

constexpr CheckInfo kNull = {
    .name = "null",
    .summary = "null pointer is passed for a context",
    .since = "0.1",
    .go_counterpart = "staticcheck SA1012",
    .on_function = CheckFunction,
};

}  // namespace ctxtidy
