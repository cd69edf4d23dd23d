#ifndef CTXTIDY_CHECKS_SEMANTICS_PROPAGATION_FORWARDING_H_
#define CTXTIDY_CHECKS_SEMANTICS_PROPAGATION_FORWARDING_H_

#include "checks/semantics/code/function.h"

// Overrides that pass on what they are asked for. Whoever called one without a
// context had the choice; the override knows no better.
namespace ctxtidy::semantics {

// Does an override hand its own call on as it came: the same name, the same
// parameters, `inner.Allocate(tag, size)` in `Allocate(tag, size)`?
bool HandsOnItsCall(const Call& call);

// Is the point in the call by which an override without a context gets to its
// sibling with one: `return Pin(QueryContext(), handle);` in `Pin(handle)`?
bool IsForCallersWithout(const Function& function, const clang::Stmt& point);

}  // namespace ctxtidy::semantics

#endif  // CTXTIDY_CHECKS_SEMANTICS_PROPAGATION_FORWARDING_H_
