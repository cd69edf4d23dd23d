// ctx-nested-in-loop: a loop does not derive each context from the last one.
// User-facing text: docs/checks/nested-in-loop.md.

#include "checks/pass.h"
#include "checks/registry.h"
#include "checks/semantics/loops/nested.h"

namespace ctxtidy {
namespace {

void CheckCall(Pass& pass, const semantics::Call& call) {
  std::optional<semantics::NestedDerivation> found =
      semantics::NestedDerivationOf(call);
  if (!found) return;
  pass.Report(call.expr->getSourceRange(),
              "each round derives %0 from the one of the last round; the chain "
              "of contexts grows for as long as the loop runs")
      << found->context;
  pass.Note(found->loop->getBeginLoc(),
            "derive from a context that the loop does not change, into a "
            "variable of the round");
}

}  // namespace

constexpr CheckInfo kNestedInLoop = {
    .name = "nested-in-loop",
    .summary = "loop derives each context from the last one",
    .since = "0.1",
    .go_counterpart = "fatcontext",
    .on_call = CheckCall,
};

}  // namespace ctxtidy
