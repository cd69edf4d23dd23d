#ifndef CTXTIDY_CHECKS_SEMANTICS_PROPAGATION_EXCUSES_H_
#define CTXTIDY_CHECKS_SEMANTICS_PROPAGATION_EXCUSES_H_

#include <optional>

#include "checks/semantics/code/call_paths.h"
#include "checks/semantics/code/function.h"
#include "checks/semantics/scope.h"

namespace ctxtidy::semantics {

// Whether the context is there once the condition has come out so; nothing if
// that does not tell.
std::optional<bool> IsThere(const clang::Expr* condition, bool outcome,
                            const Available& context);

// Is it known at that point that there is no context: in the branch that tests
// found it missing, or behind one that leaves if it is there?
bool IsAbsentAt(const Function& function, const clang::Stmt& point,
                const Available& context);

// Does somebody end the call's waiting in another way: does code of this unit
// break the semaphore, a member or global, that it waits for?
bool EndsAnyway(const Call& call);

// Does the path wait for a member of an object on the way, such as a lock's
// semaphore, that its owner can break? That need not be in this unit.
bool IsOwnersToEnd(const CallPath& path);

// Is what comes out of that point waited for with the context, in the same
// expression: `started(uncancelable()).get(opCtx)`? The wait ends with it.
bool IsAwaitedWith(const Function& function, const clang::Stmt& point,
                   const Available& context);

// Does the call wait for something that is of the context itself and ends with
// it: `Join(controller->call_id())`?
bool WaitsForItsOwn(const Call& call, const Available& context);

}  // namespace ctxtidy::semantics

#endif  // CTXTIDY_CHECKS_SEMANTICS_PROPAGATION_EXCUSES_H_
