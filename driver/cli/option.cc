#include "driver/cli/option.h"

#include <variant>
#include <vector>

#include "checks/model/suggest.h"
#include "checks/registry.h"
#include "driver/engine/fault.h"

namespace ctxtidy::cli {
llvm::Expected<NamedOption> FindOption(llvm::StringRef name) {
  const auto [check_name, option_name] = name.split('.');
  const CheckInfo* check = FindCheck(check_name);
  if (check == nullptr) {
    std::vector<std::string> names;
    for (const CheckInfo* known : AllChecks())
      names.push_back(FullName(*known));
    return Fault("there is no check '" + check_name.str() + "'" +
                 model::Suggestion(
                     check_name,
                     std::vector<llvm::StringRef>(names.begin(), names.end())));
  }
  std::vector<llvm::StringRef> names;
  for (const Option& option : check->options) {
    if (option.name == option_name) {
      return NamedOption{FullName(*check) + "." + option_name.str(), &option};
    }
    names.push_back(option.name);
  }
  if (names.empty()) return Fault(FullName(*check) + " has no options");
  return Fault(FullName(*check) + " has no option '" + option_name.str() + "'" +
               model::Suggestion(option_name, names));
}

llvm::Expected<std::string> OptionValue(const NamedOption& option,
                                        llvm::StringRef text) {
  if (std::holds_alternative<bool>(option.option->fallback)) {
    if (text == "true" || text == "1") return "true";
    if (text == "false" || text == "0") return "false";
    return Fault(option.name + " is true or false, not '" + text.str() + "'");
  }
  int number = 0;
  if (std::holds_alternative<int>(option.option->fallback) &&
      text.getAsInteger(10, number)) {
    return Fault(option.name + " is a whole number, not '" + text.str() + "'");
  }
  return text.str();
}

std::string DefaultText(const Option& option) {
  if (const auto* flag = std::get_if<bool>(&option.fallback)) {
    return *flag ? "true" : "false";
  }
  if (const auto* number = std::get_if<int>(&option.fallback)) {
    return std::to_string(*number);
  }
  return std::get<llvm::StringLiteral>(option.fallback).str();
}

}  // namespace ctxtidy::cli
