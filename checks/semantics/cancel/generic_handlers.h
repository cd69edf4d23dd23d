#ifndef CTXTIDY_CHECKS_SEMANTICS_CANCEL_GENERIC_HANDLERS_H_
#define CTXTIDY_CHECKS_SEMANTICS_CANCEL_GENERIC_HANDLERS_H_

#include <vector>

#include "checks/semantics/cancel/canceled.h"
#include "checks/semantics/cancel/error_logs.h"

namespace ctxtidy::semantics {

// A handler for all exceptions that logs them as errors, around a call that
// may well throw because its context was cancelled.
struct GenericHandler {
  LoggedError log;
  Call call;
};

std::vector<GenericHandler> GenericHandlersIn(
    const Function& function, const std::vector<LoggedError>& logs);

}  // namespace ctxtidy::semantics

#endif  // CTXTIDY_CHECKS_SEMANTICS_CANCEL_GENERIC_HANDLERS_H_
