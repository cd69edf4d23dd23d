#ifndef CTXTIDY_CHECKS_SEMANTICS_CANCEL_REGISTRATIONS_H_
#define CTXTIDY_CHECKS_SEMANTICS_CANCEL_REGISTRATIONS_H_

#include <vector>

#include "checks/semantics/code/function.h"

namespace ctxtidy::semantics {

// What should be kept for as long as it is to have an effect, and is not.
struct LostRegistration {
  clang::SourceRange range;
  // The function that returned it, or the class of which it is a temporary.
  const clang::NamedDecl* maker = nullptr;
  bool returned = false;
};

// Not what is stored, returned, or given to somebody. A cast to void keeps
// nothing: it only silences the compiler.
std::vector<LostRegistration> LostRegistrations(const Function& function);

}  // namespace ctxtidy::semantics

#endif  // CTXTIDY_CHECKS_SEMANTICS_CANCEL_REGISTRATIONS_H_
