#ifndef CTXTIDY_CHECKS_SEMANTICS_PROPAGATION_CALLED_H_
#define CTXTIDY_CHECKS_SEMANTICS_PROPAGATION_CALLED_H_

#include <optional>

#include "checks/semantics/code/function.h"

namespace ctxtidy::semantics {

// What a call or construction runs, as far as its parameters are known.
struct Called {
  // The function, the class of a constructor, the variable or member that
  // holds a callable.
  const clang::NamedDecl* name = nullptr;
  // Null if only its signature is known, as of a function pointer.
  const clang::FunctionDecl* decl = nullptr;
  llvm::SmallVector<clang::QualType, 8> parameters;
  // One for each parameter that gets something; null for a constructor's
  // default argument where a function of the standard library constructs.
  llvm::SmallVector<const clang::Expr*, 8> arguments;
  bool in_place = false;  // Constructed by such a function.

  // What the parameter gets if the argument is left out; null otherwise.
  const clang::Expr* LeftOut(unsigned parameter) const;
};

// Besides plain calls: through a pointer to a function or member and through
// std::function, and what std::make_unique and the like construct. Nothing
// where it is not certain what that is.
std::optional<Called> CalledIn(const clang::Expr& call);

// Does the object that is constructed, if one is, stay in the function? What
// outlives the call must not end with the caller's context.
bool StaysHere(const Body& body, const clang::Expr& call, const Called& called);

}  // namespace ctxtidy::semantics

#endif  // CTXTIDY_CHECKS_SEMANTICS_PROPAGATION_CALLED_H_
