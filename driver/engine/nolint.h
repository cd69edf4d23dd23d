#ifndef CTXTIDY_DRIVER_ENGINE_NOLINT_H_
#define CTXTIDY_DRIVER_ENGINE_NOLINT_H_

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "driver/engine/engine.h"
#include "driver/report/finding.h"

namespace ctxtidy::engine {

// The NOLINT comments of a file, in the forms that clang-tidy reads: on the
// line, for the next line, around a block; one entry for each check or glob
// that a comment names, and one for a comment that names none. What follows the
// names is the reason: `// NOLINT(ctx-todo): until the scheduler has one`.
std::vector<Nolint> NolintsIn(const std::string& file, std::string_view text);

// Gives the suppressed finding the reason of the comments that cover it, and
// notes that these have been of use.
void MatchSuppression(report::Finding& finding, std::vector<Nolint>& nolints);

// What ctx-nolint finds: comments that name a ctx check and suppress nothing,
// and those without a reason if `require_reason`. `ran` are the checks of the
// run: of others nothing is known.
std::vector<report::Finding> NolintFindings(const std::vector<Nolint>& nolints,
                                            const std::vector<std::string>& ran,
                                            bool require_reason);

}  // namespace ctxtidy::engine

#endif  // CTXTIDY_DRIVER_ENGINE_NOLINT_H_
