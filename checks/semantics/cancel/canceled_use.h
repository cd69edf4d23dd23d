#ifndef CTXTIDY_CHECKS_SEMANTICS_CANCEL_CANCELED_USE_H_
#define CTXTIDY_CHECKS_SEMANTICS_CANCEL_CANCELED_USE_H_

#include <string>
#include <vector>

#include "checks/semantics/code/function.h"

namespace ctxtidy::semantics {

// A call that is given a context which this function has cancelled before.
struct CanceledUse {
  Call call;
  clang::SourceRange argument;
  std::string spelling;              // The argument as written.
  const clang::Stmt* end = nullptr;  // What cancelled it.
};

// Those where the cancellation certainly came first, whatever way control took,
// in source order. Who only asks the context, or waits for its end, is none.
std::vector<CanceledUse> CanceledUsesIn(const Function& function);

}  // namespace ctxtidy::semantics

#endif  // CTXTIDY_CHECKS_SEMANTICS_CANCEL_CANCELED_USE_H_
