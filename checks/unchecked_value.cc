// ctx-unchecked-value: a context may have no value for a key. User-facing text:
// docs/checks/unchecked-value.md.

#include "checks/pass.h"
#include "checks/registry.h"
#include "checks/semantics/paths/unchecked.h"

namespace ctxtidy {
namespace {

void CheckFunction(Pass& pass, const semantics::Function& function) {
  for (const semantics::UncheckedValue& found :
       semantics::UncheckedValuesIn(function)) {
    if (found.holder == nullptr) {
      pass.Report(found.use->getSourceRange(),
                  "the result of %0 is used unchecked; it is null if the "
                  "context has no such value")
          << found.call->getDirectCallee()->getDeclName();
      continue;
    }
    pass.Report(found.use->getSourceRange(),
                "%0 is used unchecked; it is null if the context has no such "
                "value")
        << found.holder;
    pass.Note(found.call->getSourceRange(), "%0 looks it up here")
        << found.call->getDirectCallee()->getDeclName();
  }
}

}  // namespace

constexpr CheckInfo kUncheckedValue = {
    .name = "unchecked-value",
    .summary = "value of a context is used though it may not be there",
    .since = "0.1",
    .go_counterpart = "errcheck -asserts, forcetypeassert",
    .on_function = CheckFunction,
};

}  // namespace ctxtidy
