#ifndef CTXTIDY_CHECKS_SEMANTICS_PROPAGATION_OUTGOING_ORIGIN_H_
#define CTXTIDY_CHECKS_SEMANTICS_PROPAGATION_OUTGOING_ORIGIN_H_

#include <optional>
#include <vector>

#include "checks/semantics/propagation/outgoing_objects.h"

namespace ctxtidy::semantics {

// Where the context of a call began, related to no other.
struct OutgoingOrigin {
  // The function that it began in: the call's, or one around the lambda.
  const Function* home = nullptr;
  // There; null if it came with the object that a constructor builds.
  const clang::Stmt* stmt = nullptr;
  clang::SourceRange range;
  // Returned the context; null if it was made where it is used.
  const clang::FunctionDecl* factory = nullptr;
};

// The function in whose body the object lives: this one, or one around the
// lambda. Null for parameters, and for what lives longer than the function.
const Function* HomeOf(const Function& function, const OutgoingObject& object);

// The mentions by which the home function puts a new context into a variable.
std::vector<const clang::Stmt*> BegunIn(const Function& home,
                                        const OutgoingObject& object);

// Where the context that `call` is given began, if that is certain. What was
// done to it on the way is another question, but what makes it (a factory, a
// constructor of the object that has it) did not give it a deadline.
std::optional<OutgoingOrigin> OriginOf(const Function& function,
                                       const OutgoingObject& object,
                                       const clang::CallExpr& call);

}  // namespace ctxtidy::semantics

#endif  // CTXTIDY_CHECKS_SEMANTICS_PROPAGATION_OUTGOING_ORIGIN_H_
