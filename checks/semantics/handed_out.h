#ifndef CTXTIDY_CHECKS_SEMANTICS_HANDED_OUT_H_
#define CTXTIDY_CHECKS_SEMANTICS_HANDED_OUT_H_

#include <vector>

#include "checks/semantics/scope.h"

namespace ctxtidy::semantics {

// If there is no context of the wanted type among them, adds those that others
// hand out when they are looked at: `c.Done()` for a std::stop_token.
void AddHandedOut(const Resolver& resolver, const ContextRole& wanted,
                  std::vector<Available>& contexts);

}  // namespace ctxtidy::semantics

#endif  // CTXTIDY_CHECKS_SEMANTICS_HANDED_OUT_H_
