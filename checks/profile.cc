#include "checks/profile.h"

#include "llvm/ADT/StringSwitch.h"

namespace ctxtidy {

std::optional<Profile> ProfileNamed(llvm::StringRef name) {
  return llvm::StringSwitch<std::optional<Profile>>(name)
      .Case("default", Profile::kDefault)
      .Case("strict", Profile::kStrict)
      .Case("all", Profile::kAll)
      .Default(std::nullopt);
}

std::vector<llvm::StringRef> ProfileNames() {
  return {"default", "strict", "all"};
}

void ApplyProfile(Profile profile, model::ModelSet& models) {
  if (profile == Profile::kDefault) return;
  for (model::Model& model : models) model.strict = true;
}

std::optional<std::string> OptionIn(Profile profile, const Option& option) {
  if (profile == Profile::kAll && option.finds_more) return "true";
  return std::nullopt;
}

}  // namespace ctxtidy
