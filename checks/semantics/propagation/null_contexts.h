#ifndef CTXTIDY_CHECKS_SEMANTICS_PROPAGATION_NULL_CONTEXTS_H_
#define CTXTIDY_CHECKS_SEMANTICS_PROPAGATION_NULL_CONTEXTS_H_

#include <vector>

#include "checks/semantics/code/function.h"

namespace ctxtidy::semantics {

// A null pointer constant where a call or construction wants a context.
struct NullContext {
  const clang::Expr* argument = nullptr;
  const clang::ParmVarDecl* parameter = nullptr;
  const clang::FunctionDecl* callee = nullptr;
  clang::SourceRange range;  // Of the argument, where it is written.
};

// Those in the function, in source order. Nothing where "no context" is an
// answer: the model says so, the parameter defaults to null, the callee's body
// asks for it or does not follow it, or the call is there to take a context
// back
// (`set(nullptr)`). Nothing that FindNotPropagated() finds.
std::vector<NullContext> NullContextsIn(const Function& function);

// Is a call there to take a context back, by its name: `SetCurrent(nullptr)`?
bool TakesBack(const clang::FunctionDecl& callee);

}  // namespace ctxtidy::semantics

#endif  // CTXTIDY_CHECKS_SEMANTICS_PROPAGATION_NULL_CONTEXTS_H_
