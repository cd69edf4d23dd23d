#include "driver/cli/check_table.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <variant>
#include <vector>

#include "checks/model/suggest.h"
#include "checks/registry.h"
#include "driver/cli/console.h"
#include "driver/cli/option.h"
#include "driver/report/documentation.h"
#include "driver/report/markdown.h"

namespace ctxtidy::cli {
namespace {

using Json = nlohmann::ordered_json;

Json OptionJson(const Option& option) {
  Json json = {{"name", option.name.str()},
               {"default", nullptr},
               {"help", option.help.str()}};
  if (const auto* flag = std::get_if<bool>(&option.fallback)) {
    json["default"] = *flag;
  } else if (const auto* number = std::get_if<int>(&option.fallback)) {
    json["default"] = *number;
  } else {
    json["default"] = DefaultText(option);
  }
  return json;
}

}  // namespace

std::string FixName(Fix fix) {
  switch (fix) {
    case Fix::kNever:
      return "never";
    case Fix::kSometimes:
      return "sometimes";
    case Fix::kAlways:
      return "always";
  }
  return "";
}

std::string SeverityName(Severity severity) {
  switch (severity) {
    case Severity::kNote:
      return "note";
    case Severity::kWarning:
      return "warning";
    case Severity::kError:
      return "error";
  }
  return "";
}

std::string CheckTable() {
  std::size_t width = 0;
  for (const CheckInfo* check : AllChecks()) {
    width = std::max(width, FullName(*check).size());
  }
  const auto cell = [](std::string text, std::size_t columns) {
    text.resize(std::max(text.size(), columns), ' ');
    return text + "  ";
  };
  constexpr std::size_t kFixWidth = 9;  // "sometimes".
  std::string table =
      cell("CHECK", width) + cell("FIX", kFixWidth) + "WHAT IT FINDS\n";
  for (const CheckInfo* check : AllChecks()) {
    table += cell(FullName(*check), width) +
             cell(FixName(check->fix), kFixWidth) + check->summary.str() + "\n";
  }
  return table;
}

std::string CheckTableJson() {
  Json checks = Json::array();
  for (const CheckInfo* check : AllChecks()) {
    Json options = Json::array();
    for (const Option& option : check->options) {
      options.push_back(OptionJson(option));
    }
    checks.push_back({{"name", FullName(*check)},
                      {"summary", check->summary.str()},
                      {"severity", SeverityName(check->severity)},
                      {"fix", FixName(check->fix)},
                      {"fixIsSafe", check->fix_is_safe},
                      {"since", check->since.str()},
                      {"goCounterpart", check->go_counterpart.str()},
                      {"url", report::DocumentationUrl(FullName(*check))},
                      {"options", std::move(options)}});
  }
  return Json{{"schema", 1}, {"checks", std::move(checks)}}.dump(2) + "\n";
}

int ExplainCommand(const std::string& name) {
  const CheckInfo* check = FindCheck(name);
  if (check == nullptr) {
    // Compared as it was written, with or without the prefix.
    const bool full = llvm::StringRef(name).starts_with(kCheckPrefix);
    std::vector<std::string> names;
    for (const CheckInfo* known : AllChecks())
      names.push_back(full ? FullName(*known) : known->name.str());
    const std::vector<llvm::StringRef> known(names.begin(), names.end());
    PrintError("there is no check '" + name + "'" +
               model::Suggestion(name, known));
    return kFailure;
  }
  const llvm::StringRef page = DocPage(*check);
  const std::string text =
      page.empty()
          ? FullName(*check) + ": " + check->summary.str() + "\n"
          : report::PlainText(report::ForReaders(page), StdoutHasColor());
  return PrintOut(text) ? kClean : kFailure;
}

}  // namespace ctxtidy::cli
