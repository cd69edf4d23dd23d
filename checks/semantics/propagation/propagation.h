#ifndef CTXTIDY_CHECKS_SEMANTICS_PROPAGATION_PROPAGATION_H_
#define CTXTIDY_CHECKS_SEMANTICS_PROPAGATION_PROPAGATION_H_

#include <optional>

#include "checks/semantics/code/function.h"
#include "checks/semantics/scope.h"
#include "clang/Basic/Diagnostic.h"

namespace ctxtidy::semantics {

// A context parameter of the callee that does not get the caller's context.
struct NotPropagated {
  enum class Kind {
    kLeftOut,  // The default argument says "no context".
    kNothing,  // A null pointer, an empty optional, `{}`.
    kWider,    // A member or a global, which lives longer than the call.
  };
  Kind kind = Kind::kLeftOut;
  const clang::Expr* call = nullptr;
  // What is called: a function, the class that is constructed, the variable or
  // member that holds a callable.
  const clang::NamedDecl* callee = nullptr;
  clang::QualType type;  // The parameter's.
  unsigned parameter = 0;
  const clang::Expr* argument = nullptr;
  const clang::NamedDecl* wider = nullptr;
  Available context;  // What it should have got.
};

// The fault of a call or construction, if it has one. Roots that the caller
// spells out are not looked for here; see ContextInsteadOf.
std::optional<NotPropagated> FindNotPropagated(const Function& function,
                                               const clang::Expr& call);

// The edits that hand the context over; empty where they might not compile.
llvm::SmallVector<clang::FixItHint, 1> PassContext(const Function& function,
                                                   const NotPropagated& found);

// Does a function without a context give a new root, or no context at all, to
// the callee? The model of that context; null if not.
const model::Model* RootGivenBy(const Call& call);

}  // namespace ctxtidy::semantics

#endif  // CTXTIDY_CHECKS_SEMANTICS_PROPAGATION_PROPAGATION_H_
