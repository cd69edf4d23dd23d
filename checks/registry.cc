#include "checks/registry.h"

#include <algorithm>
#include <array>

#include "checks/model/embedded.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSet.h"

namespace ctxtidy {
namespace {

std::vector<const CheckInfo*> SortedChecks() {
  std::vector<const CheckInfo*> checks = {
#define CTX_CHECK(Name) &k##Name,
#include "checks/registry.def"
#undef CTX_CHECK
  };
  llvm::sort(checks, [](const CheckInfo* a, const CheckInfo* b) {
    return a->name < b->name;
  });
  return checks;
}

bool IsKebabCase(llvm::StringRef name) {
  return !name.empty() && !name.starts_with("-") && !name.ends_with("-") &&
         llvm::all_of(name,
                      [](char c) { return c == '-' || llvm::isLower(c); });
}

}  // namespace

std::span<const CheckInfo* const> AllChecks() {
  static const std::vector<const CheckInfo*> checks = SortedChecks();
  return checks;
}

const CheckInfo* FindCheck(llvm::StringRef name) {
  name.consume_front(kCheckPrefix);
  for (const CheckInfo* check : AllChecks()) {
    if (check->name == name) return check;
  }
  return nullptr;
}

std::string FullName(const CheckInfo& check) {
  return (kCheckPrefix + check.name).str();
}

llvm::StringRef DocPage(const CheckInfo& check) {
  for (const embedded::File& page : embedded::DocPages()) {
    if (page.name == std::string_view(check.name)) return page.text;
  }
  return "";
}

std::vector<std::string> Validate(std::span<const CheckInfo* const> checks) {
  std::vector<std::string> faults;
  llvm::StringSet<> names;
  for (const CheckInfo* check : checks) {
    auto fault = [&](const llvm::Twine& what) {
      faults.push_back((check->name + ": " + what).str());
    };
    if (!names.insert(check->name).second) fault("the name occurs twice");
    if (!IsKebabCase(check->name)) fault("the name is not kebab-case");
    if (check->summary.empty() || llvm::isUpper(check->summary.front()) ||
        check->summary.ends_with(".")) {
      fault("the summary is to begin in lower case and to end without a stop");
    }
    if (check->since.empty()) fault("the first release is not given");
    if (check->on_function == nullptr && check->on_call == nullptr &&
        check->on_signature == nullptr && check->on_record == nullptr &&
        !check->of_run) {
      fault("it asks for nothing to look at");
    }
    llvm::StringSet<> options;
    for (const Option& option : check->options) {
      if (!options.insert(option.name).second) {
        fault("the option " + option.name + " occurs twice");
      }
      if (option.help.empty() || option.help.ends_with(".")) {
        fault("the help of " + option.name + " is missing or ends with a stop");
      }
    }
  }
  return faults;
}

}  // namespace ctxtidy
