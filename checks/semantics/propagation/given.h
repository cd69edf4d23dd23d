#ifndef CTXTIDY_CHECKS_SEMANTICS_PROPAGATION_GIVEN_H_
#define CTXTIDY_CHECKS_SEMANTICS_PROPAGATION_GIVEN_H_

#include "checks/semantics/code/function.h"

namespace ctxtidy::semantics {

// What an argument for a context says, whatever is in scope.

// "There is none": a null pointer, an empty optional, `{}`, a local that is one
// of these from its beginning to its end, or a token of a source that nobody
// ends.
bool IsNothing(const Function& function, const clang::Expr* value);

// "Another one": the member of `this` or the global that the argument is, or
// that hands it out, or that it is derived from; else null.
const clang::NamedDecl* WiderThanCall(const Function& function,
                                      const clang::Expr* argument);

// "A new one": a local that holds a root from its beginning to its end.
bool HoldsRoot(const Resolver& resolver, const clang::Expr* argument);

}  // namespace ctxtidy::semantics

#endif  // CTXTIDY_CHECKS_SEMANTICS_PROPAGATION_GIVEN_H_
