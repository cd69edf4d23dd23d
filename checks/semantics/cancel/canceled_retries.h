#ifndef CTXTIDY_CHECKS_SEMANTICS_CANCEL_CANCELED_RETRIES_H_
#define CTXTIDY_CHECKS_SEMANTICS_CANCEL_CANCELED_RETRIES_H_

#include <vector>

#include "checks/semantics/cancel/canceled.h"

namespace ctxtidy::semantics {

// A call that is made again under the context that it was cancelled with.
struct CanceledRetry {
  const CancelTest* test = nullptr;
  Call call;                               // That was cancelled.
  const clang::CallExpr* again = nullptr;  // The same, if it is in a loop.
  const clang::ValueDecl* context = nullptr;
};

std::vector<CanceledRetry> RetriesIn(const CanceledFlow& flow);

}  // namespace ctxtidy::semantics

#endif  // CTXTIDY_CHECKS_SEMANTICS_CANCEL_CANCELED_RETRIES_H_
