#ifndef CTXTIDY_CHECKS_SEMANTICS_ANCESTRY_H_
#define CTXTIDY_CHECKS_SEMANTICS_ANCESTRY_H_

#include "checks/semantics/code/function.h"

namespace ctxtidy::semantics {

// Whose end ends a context.
enum class Ancestry {
  kRequest,  // The caller's: a parameter, or derived from one.
  kOwn,      // A root's, or its own alone.
  kUnknown,
};

Ancestry AncestryOf(const Function& function, const clang::Expr* context);
Ancestry AncestryOf(const Function& function, const clang::ValueDecl& variable);

// The argument, or the object, that a deriving call takes for the parent; null
// if it was not given one.
const clang::Expr* ParentArgument(const model::Derivation& derive,
                                  const clang::CallExpr& call);

// The context that the call derives its result from; null if it derives none,
// or one that does not end with its parent.
const clang::Expr* ParentIn(const Unit& unit, const clang::CallExpr& call);

// The call that derived the context, seen through copies, kept results and
// variables that are set once; null if the function does not show it.
const clang::CallExpr* DerivingCall(const Function& function,
                                    const clang::Expr* context);

// Does the variable hold what it was made with, to its end?
bool IsSetOnce(const Function& function, const clang::ValueDecl& variable);

// Is the call an accessor: `request.context()`?
bool IsAccessorCall(const Resolver& resolver, const clang::CallExpr& call);

}  // namespace ctxtidy::semantics

#endif  // CTXTIDY_CHECKS_SEMANTICS_ANCESTRY_H_
