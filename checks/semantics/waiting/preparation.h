#ifndef CTXTIDY_CHECKS_SEMANTICS_WAITING_PREPARATION_H_
#define CTXTIDY_CHECKS_SEMANTICS_WAITING_PREPARATION_H_

#include "checks/model/context_model.h"
#include "checks/semantics/code/function.h"

// What was done before a call, so that it does not block, or not for longer
// than a context lasts.
namespace ctxtidy::semantics {

// Does one of the words stand in an earlier statement that names what the
// argument of the call names: `fcntl(fd, F_SETFL, O_NONBLOCK)`? Also by way of
// another variable: `waiting.fd = fd; waiting.events = POLLIN;`.
bool IsPrepared(const Call& call, const model::ArgumentTest& test);

// Was something registered before that the end of a context runs, and that may
// end the call: a std::stop_callback? Not if it deals with nothing from
// outside.
bool IsWokenUp(const Call& call);

// The same of something that certainly deals with what the call waits for:
// `as.subscribe([&] { semaphore.broken(); })`.
bool IsEndedByCallback(const Call& call);

}  // namespace ctxtidy::semantics

#endif  // CTXTIDY_CHECKS_SEMANTICS_WAITING_PREPARATION_H_
