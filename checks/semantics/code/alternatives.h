#ifndef CTXTIDY_CHECKS_SEMANTICS_CODE_ALTERNATIVES_H_
#define CTXTIDY_CHECKS_SEMANTICS_CODE_ALTERNATIVES_H_

#include "checks/semantics/code/body.h"

namespace ctxtidy::semantics {

// `optional.value_or(value)`, `given ? *given : value`: does the value stand in
// for another one that is not there?
bool IsAlternative(const Body& body, const clang::Stmt* value);

// Has the code, or a lambda in it, something to stand in for the variable where
// that holds nothing: `optional.value_or(other)`?
bool HasAlternative(const Body& body, const clang::ValueDecl* variable);

}  // namespace ctxtidy::semantics

#endif  // CTXTIDY_CHECKS_SEMANTICS_CODE_ALTERNATIVES_H_
