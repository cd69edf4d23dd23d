#ifndef CTXTIDY_CHECKS_SEMANTICS_WAITING_AWAITED_H_
#define CTXTIDY_CHECKS_SEMANTICS_WAITING_AWAITED_H_

#include <vector>

#include "checks/semantics/code/function.h"

// What a call waits for, and what became of that before.
namespace ctxtidy::semantics {

// Did a call that `selectors` name deal before with what this one waits for:
// its object or first argument, or what that was had from
// (`promise.get_future()`)?
bool IsSettled(const Call& call, const std::vector<model::Selector>& selectors);

// Was what the call is given or called on waited for before, so that
// `blocking`, which it is or leads to, has nothing left to wait for?
bool IsWaitedFor(const Call& call, const clang::FunctionDecl& blocking);

// Does the work that the call waits for have a context, and so end with it:
// `std::async([&] { Work(c); }).get()`? Or does the call run it itself, so that
// it can be judged where it is written? Or does a getter hand out what waits
// for work whose source its object owns?
bool WorkHasContext(const Call& call);

}  // namespace ctxtidy::semantics

#endif  // CTXTIDY_CHECKS_SEMANTICS_WAITING_AWAITED_H_
