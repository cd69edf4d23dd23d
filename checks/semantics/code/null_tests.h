#ifndef CTXTIDY_CHECKS_SEMANTICS_CODE_NULL_TESTS_H_
#define CTXTIDY_CHECKS_SEMANTICS_CODE_NULL_TESTS_H_

#include "checks/semantics/code/function.h"

namespace ctxtidy::semantics {

// Is the pointer, a part of the body, compared or asked whether it is null?
bool IsTestedForNull(const Body& body, const clang::Expr& pointer);

// Does the function ask so of a data member?
bool IsMemberAskedForNull(const Function& function,
                          const clang::ValueDecl& member);

}  // namespace ctxtidy::semantics

#endif  // CTXTIDY_CHECKS_SEMANTICS_CODE_NULL_TESTS_H_
