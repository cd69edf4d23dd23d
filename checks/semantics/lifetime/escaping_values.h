#ifndef CTXTIDY_CHECKS_SEMANTICS_LIFETIME_ESCAPING_VALUES_H_
#define CTXTIDY_CHECKS_SEMANTICS_LIFETIME_ESCAPING_VALUES_H_

#include "checks/semantics/code/function.h"

namespace ctxtidy::semantics {

// A context of this very function takes along the values that it was made with.
// If the pointer, or the variable that it was put into, leads to such a value:
// that context, or the function that asks for it. Else null, also if there may
// be another copy of the context.
const clang::NamedDecl* OwnerOfValue(const Function& function,
                                     const clang::Expr& pointer);

// Is the pointer used where the block that declares the owner has ended?
bool OutlivesBlockOf(const Function& function, const clang::NamedDecl& owner,
                     const clang::ValueDecl& pointer);

}  // namespace ctxtidy::semantics

#endif  // CTXTIDY_CHECKS_SEMANTICS_LIFETIME_ESCAPING_VALUES_H_
