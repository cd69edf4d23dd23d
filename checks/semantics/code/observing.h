#ifndef CTXTIDY_CHECKS_SEMANTICS_CODE_OBSERVING_H_
#define CTXTIDY_CHECKS_SEMANTICS_CODE_OBSERVING_H_

#include "checks/semantics/code/function.h"

namespace ctxtidy::semantics {

// Is the call in a loop of its function?
bool InLoop(const Call& call);

// Is the call in a loop that asks a context whether it is done?
bool InObservingLoop(const Call& call);

// Does a lambda that the call is given ask a context? `cv.wait(lock, [&] {
// return ready || c.IsDone(); })` does look at it.
bool AsksThroughArgument(const Call& call);

// Does the function look at a context, whatever for?
bool LooksAtContext(const Function& function);

// Is the call made only once a context is known to be done? What it does then
// is clean up.
bool AfterDone(const Call& call);
bool AfterDone(const Function& function, const clang::Stmt& point);

}  // namespace ctxtidy::semantics

#endif  // CTXTIDY_CHECKS_SEMANTICS_CODE_OBSERVING_H_
