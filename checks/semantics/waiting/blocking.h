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
// The same as seen by somebody in a handler, or not, who gets to the call.
const model::Blocking* BlockingEntry(const Call& call,
                                     const model::Model* model,
                                     bool in_handler);

// Does what blocks only in handlers block in the function?
bool BlocksAsInHandler(const Function& function);

// Is the function marked CTX_BLOCKING, and takes no context?
bool IsMarkedBlocking(const Resolver& resolver,
                      const clang::FunctionDecl& callee);

// The code that a model has instead of the call, with the context in place.
std::string InsteadOf(const Call& call, const model::Blocking& entry,
                      const Available& context);

}  // namespace ctxtidy::semantics

#endif  // CTXTIDY_CHECKS_SEMANTICS_WAITING_BLOCKING_H_
