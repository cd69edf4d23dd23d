// ctx-canceled-as-error: a cancellation is a wish that was granted, so nobody
// must log it as an error, abort because of it, or try the same call again.
// User-facing text: docs/checks/canceled-as-error.md.

#include "checks/pass.h"
#include "checks/registry.h"
#include "checks/semantics/cancel/canceled.h"
#include "checks/semantics/cancel/canceled_retries.h"
#include "checks/semantics/cancel/error_logs.h"
#include "checks/semantics/cancel/generic_handlers.h"

namespace ctxtidy {
namespace {

constexpr Option kOptions[] = {
    {"GenericHandlers", false,
     "also report handlers for std::exception or all that log what a call "
     "with a context throws",
     true},
};

void CheckGenericHandlers(Pass& pass, const semantics::Function& function,
                          const std::vector<semantics::LoggedError>& logs) {
  for (const semantics::GenericHandler& handler :
       semantics::GenericHandlersIn(function, logs)) {
    pass.Report(handler.log.range,
                "'%0' logs cancellations as errors along with all else that is "
                "caught here; real failures drown in such noise")
        << handler.log.name;
    pass.Note(handler.call.expr->getSourceRange(),
              "%0 gets a context, and may throw because it was cancelled")
        << handler.call.callee;
  }
}

void CheckFunction(Pass& pass, const semantics::Function& function) {
  if (function.IsTest()) return;
  const semantics::CanceledFlow flow(function);
  const bool generic = pass.Flag("GenericHandlers");
  if (flow.entries().empty() && !generic) return;
  const std::vector<semantics::LoggedError> logs =
      semantics::ErrorLogsIn(function);
  if (generic) CheckGenericHandlers(pass, function, logs);
  if (flow.entries().empty()) return;
  for (const semantics::LoggedError& log : logs) {
    const semantics::CancelTest* test = flow.Before(*log.stmt);
    if (test == nullptr) continue;
    pass.Report(log.range,
                "'%0' treats a cancellation as an error; nothing has failed, "
                "and real failures drown in such noise")
        << log.name;
    // Then a note says nothing that the reader does not see.
    if (semantics::OnOneLine(function, *test, log)) continue;
    pass.Note(test->range, "it is known to be a cancellation here");
  }
  for (const semantics::CanceledRetry& retry : semantics::RetriesIn(flow)) {
    pass.Report(retry.test->range,
                "%0 is called again with '%1' although it has just been "
                "cancelled; it is bound to fail again")
        << retry.call.callee << retry.context->getName();
    pass.Note(retry.again->getSourceRange(), "it is made again here");
  }
}

}  // namespace

constexpr CheckInfo kCanceledAsError = {
    .name = "canceled-as-error",
    .summary = "cancellation is logged as an error, or the call made again",
    .since = "0.1",
    .options = kOptions,
    .on_function = CheckFunction,
};

}  // namespace ctxtidy
