#ifndef CTXTIDY_CHECKS_PROFILE_H_
#define CTXTIDY_CHECKS_PROFILE_H_

#include <optional>
#include <string>
#include <vector>

#include "checks/check.h"
#include "checks/model/context_model.h"
#include "llvm/ADT/StringRef.h"

namespace ctxtidy {

// How much a user wants to hear.
enum class Profile {
  kDefault,  // What is a fault in any code.
  kStrict,   // Also where a library's users break its idioms by design.
  kAll,      // And all options on that find more.
};

// "default", "strict", "all"; nothing for other words.
std::optional<Profile> ProfileNamed(llvm::StringRef name);
std::vector<llvm::StringRef> ProfileNames();

// The models as the profile wants them.
void ApplyProfile(Profile profile, model::ModelSet& models);

// The value of an option that nobody has set; nothing: its own fallback.
std::optional<std::string> OptionIn(Profile profile, const Option& option);

}  // namespace ctxtidy

#endif  // CTXTIDY_CHECKS_PROFILE_H_
