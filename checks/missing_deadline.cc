// ctx-missing-deadline: a call to another machine must not be able to wait for
// ever. User-facing text: docs/checks/missing-deadline.md.

#include "checks/pass.h"
#include "checks/registry.h"
#include "checks/semantics/propagation/deadlines.h"
#include "checks/semantics/unit.h"

namespace ctxtidy {
namespace {

constexpr Option kOptions[] = {
    {"Streams", false, "report calls that open a stream, too", true},
};

void Report(Pass& pass, const semantics::WithoutDeadline& found) {
  const clang::SourceRange range = found.call->getSourceRange();
  if (found.callee != nullptr && !found.callee->isOverloadedOperator()) {
    pass.Report(range,
                "%0 is called with '%1', which has no deadline; "
                "if no answer comes, it never ends")
        << found.callee->getDeclName() << found.context;
  } else {
    pass.Report(range,
                "the call is made with '%0', which has no deadline; "
                "if no answer comes, it never ends")
        << found.context;
  }
  for (const clang::CallExpr* step : found.path) {
    pass.Note(step->getSourceRange(), "'%0' is handed on here")
        << found.context;
  }
  if (found.factory != nullptr) {
    pass.Note(found.begun, "%0 makes '%1' without a deadline")
        << found.factory->getDeclName() << found.context;
  } else {
    pass.Note(found.begun, "'%0' is made here; give it a deadline with '%1'")
        << found.context << found.setter;
  }
}

void CheckFunction(Pass& pass, const semantics::Function& function) {
  if (function.IsTest()) return;
  for (const auto& found : semantics::CallsWithoutDeadline(function)) {
    if (!found.stream || pass.Flag("Streams")) Report(pass, found);
  }
}

}  // namespace

constexpr CheckInfo kMissingDeadline = {
    .name = "missing-deadline",
    .summary = "call to another machine is made without a deadline",
    .since = "0.1",
    .options = kOptions,
    .on_function = CheckFunction,
};

}  // namespace ctxtidy
