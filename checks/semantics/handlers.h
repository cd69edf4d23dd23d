#ifndef CTXTIDY_CHECKS_SEMANTICS_HANDLERS_H_
#define CTXTIDY_CHECKS_SEMANTICS_HANDLERS_H_

#include <optional>
#include <string>

#include "checks/semantics/code/function.h"

namespace ctxtidy::semantics {

// What code asks to get the context of the task or thread that runs it.
struct Current {
  ContextRole role;
  const model::Ambient* ambient = nullptr;

  // "co_current_cancellation_token", without its namespace.
  std::string spelling() const;
};

// Does the work for a request begin in the function, or in one that it is
// written in and that runs it?
bool InHandler(const Function& function);

// The context of the task that runs the function, where a model knows that
// there is one: in a handler, in a coroutine that the model names.
std::optional<Current> CurrentIn(const Function& function);

}  // namespace ctxtidy::semantics

#endif  // CTXTIDY_CHECKS_SEMANTICS_HANDLERS_H_
