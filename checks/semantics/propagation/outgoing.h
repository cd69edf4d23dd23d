#ifndef CTXTIDY_CHECKS_SEMANTICS_PROPAGATION_OUTGOING_H_
#define CTXTIDY_CHECKS_SEMANTICS_PROPAGATION_OUTGOING_H_

#include <vector>

#include "checks/semantics/code/function.h"
#include "checks/semantics/scope.h"

namespace ctxtidy::semantics {

// The context of a call to be made that a variable begins, though it could
// be made from the context of the request at hand.
struct Unrelated {
  const clang::VarDecl* variable = nullptr;
  Available context;
  const model::Derivation* derive = nullptr;  // What makes it from that.
};

// Every such variable in the function that is handed to a call.
std::vector<Unrelated> UnrelatedIn(const Function& function);

}  // namespace ctxtidy::semantics

#endif  // CTXTIDY_CHECKS_SEMANTICS_PROPAGATION_OUTGOING_H_
