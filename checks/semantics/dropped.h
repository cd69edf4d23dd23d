#ifndef CTXTIDY_CHECKS_SEMANTICS_DROPPED_H_
#define CTXTIDY_CHECKS_SEMANTICS_DROPPED_H_

#include "checks/semantics/code/function.h"

namespace ctxtidy::semantics {

// Does the author say that the function is to do without the context: gives its
// parameter no name, or marks it [[maybe_unused]], or writes `(void)c` or
// `std::ignore = c`? Or is it of no use yet, in a constructor of one of its own
// parts? Then nothing more is to be said about it there.
bool IsDropped(const Function& function, const clang::ValueDecl& context);

}  // namespace ctxtidy::semantics

#endif  // CTXTIDY_CHECKS_SEMANTICS_DROPPED_H_
