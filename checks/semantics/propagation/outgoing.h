#ifndef CTXTIDY_CHECKS_SEMANTICS_PROPAGATION_OUTGOING_H_
#define CTXTIDY_CHECKS_SEMANTICS_PROPAGATION_OUTGOING_H_

#include <optional>
#include <vector>

#include "checks/semantics/code/function.h"
#include "checks/semantics/propagation/outgoing_origin.h"
#include "checks/semantics/scope.h"

namespace ctxtidy::semantics {

// The context of a call to be made that begins from nothing, though it could be
// made from the context of the request at hand.
struct Unrelated {
  OutgoingObject object;
  OutgoingOrigin origin;
  const clang::CallExpr* call = nullptr;  // The first that gets it.
  Available context;
  const model::Derivation* derive = nullptr;  // What makes it from that.
};

// Is the object of that origin, handed to `call`, such a context?
std::optional<Unrelated> UnrelatedOf(const Function& function,
                                     const OutgoingObject& object,
                                     const OutgoingOrigin& origin,
                                     const clang::CallExpr& call);

// Every such context that the function hands to a call.
std::vector<Unrelated> UnrelatedIn(const Function& function);

// The model of the context that a function without a request's makes from
// nothing for `call`, and waits for the answer; null if it does not. Silent on
// contexts that go anywhere else.
const model::Model* NewOutgoingGivenTo(const Call& call);

// Does the call tell its callee anything of the context?
bool Mentions(const Call& call, const Available& context);

}  // namespace ctxtidy::semantics

#endif  // CTXTIDY_CHECKS_SEMANTICS_PROPAGATION_OUTGOING_H_
