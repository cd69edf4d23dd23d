#ifndef CTXTIDY_DRIVER_ENGINE_TIER_H_
#define CTXTIDY_DRIVER_ENGINE_TIER_H_

#include <optional>
#include <vector>

#include "llvm/ADT/StringRef.h"

namespace ctxtidy::engine {

// How a unit is parsed. All find the same; a unit in which a faster one meets
// an error is parsed again by kExact, which has the last word.
enum class Tier {
  kExact,  // As the compiler does.
  kSkip,   // Without the bodies of system headers: see MaySkipBody.
};

// By the names that users give them.
std::optional<Tier> TierNamed(llvm::StringRef name);
std::vector<llvm::StringRef> TierNames();
llvm::StringRef TierName(Tier tier);

}  // namespace ctxtidy::engine

#endif  // CTXTIDY_DRIVER_ENGINE_TIER_H_
