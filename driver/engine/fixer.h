#ifndef CTXTIDY_DRIVER_ENGINE_FIXER_H_
#define CTXTIDY_DRIVER_ENGINE_FIXER_H_

#include <functional>
#include <string>
#include <vector>

#include "driver/engine/engine.h"

namespace ctxtidy::engine {

// A fix that was tried and taken back.
struct RejectedFix {
  report::Finding finding;
  std::string reason;  // "the code would not compile: …".
};

struct FixOutcome {
  std::vector<UnitResult> results;  // Of the code as it is now.
  Overlay files;                    // Those that are changed, as they are now.
  Overlay originals;                // The same as they were read.
  unsigned applied = 0;             // Fixes.
  std::vector<RejectedFix> rejected;
};

// Makes the fixes that `wanted` asks for, in memory: each is proven to compile
// and to make its finding go away, by parsing again every unit that reads a
// file which it changes. What fails is taken back. Goes on with what the mended
// code shows, until there is nothing more to fix: a second run finds nothing.
FixOutcome Fix(const std::vector<Unit>& units, std::vector<UnitResult> results,
               const Options& options,
               const std::function<bool(const report::Finding&)>& wanted);

}  // namespace ctxtidy::engine

#endif  // CTXTIDY_DRIVER_ENGINE_FIXER_H_
