#ifndef CTXTIDY_CHECKS_SEMANTICS_CODE_CALLABLE_H_
#define CTXTIDY_CHECKS_SEMANTICS_CODE_CALLABLE_H_

#include "checks/semantics/code/function.h"

namespace ctxtidy::semantics {

// Who runs a lambda that is written in `function`: called on the spot, given to
// a function whose model says what it does with it, or kept in a variable all
// of whose uses agree.
Runs WhoRuns(const Function& function, const clang::LambdaExpr& lambda);

// Who runs what is given to a call or construction as an argument, if its model
// says so.
Runs WhoRunsArguments(const Function& function, const clang::Stmt& call);

// What the model says of it: the first entry that is true of this very call;
// null if there is none.
const model::Callable* CallableEntry(const Function& function,
                                     const clang::Stmt& call);

// Is the function a lambda's body?
bool IsLambda(const clang::FunctionDecl& decl);

}  // namespace ctxtidy::semantics

#endif  // CTXTIDY_CHECKS_SEMANTICS_CODE_CALLABLE_H_
