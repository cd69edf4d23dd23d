#ifndef CTXTIDY_CHECKS_SEMANTICS_CODE_APART_H_
#define CTXTIDY_CHECKS_SEMANTICS_CODE_APART_H_

#include "checks/semantics/code/function.h"

namespace ctxtidy::semantics {

// Does the code stand apart from the work at hand, as a model says: in the
// scope of a guard that makes another client the current one, in what a fail
// point does? Then it has good reasons to do without the caller's context, if
// that is of the same model; null for any.
bool IsSetApart(const Function& function, const clang::Stmt& point,
                const model::Model* model);

}  // namespace ctxtidy::semantics

#endif  // CTXTIDY_CHECKS_SEMANTICS_CODE_APART_H_
