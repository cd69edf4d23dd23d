#ifndef CTXTIDY_CHECKS_SEMANTICS_WAITING_BLOCKING_H_
#define CTXTIDY_CHECKS_SEMANTICS_WAITING_BLOCKING_H_

#include <optional>
#include <string>

#include "checks/semantics/code/function.h"
#include "checks/semantics/scope.h"

namespace ctxtidy::semantics {

// The model's entry by which this very call blocks: its arguments and what went
// before were looked at. For a context of `model`'s kind its own entries come
// first; null asks for any context.
const model::Blocking* BlockingEntry(const Call& call,
                                     const model::Model* model);

// Was what the call is given waited for before, so that `blocking`, which it
// leads to, has nothing left to wait for?
bool IsWaitedFor(const Call& call, const clang::FunctionDecl& blocking);

// Is the function marked CTX_BLOCKING, and takes no context?
bool IsMarkedBlocking(const Resolver& resolver,
                      const clang::FunctionDecl& callee);

// The code that a model has instead of the call, with the context in place.
std::string InsteadOf(const Call& call, const model::Blocking& entry,
                      const Available& context);

}  // namespace ctxtidy::semantics

#endif  // CTXTIDY_CHECKS_SEMANTICS_WAITING_BLOCKING_H_
