#include "driver/cli/doc_regions.h"

#include <algorithm>
#include <filesystem>

#include "checks/model/suggest.h"
#include "checks/registry.h"
#include "driver/cli/check_table.h"
#include "driver/cli/option.h"
#include "driver/engine/fault.h"

namespace ctxtidy::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kBegin = "<!-- generated: ";
constexpr std::string_view kBeginEnd = " -->";
constexpr std::string_view kEnd = "<!-- /generated -->";
constexpr char kPages[] = "docs/checks";

std::string EscapeCell(llvm::StringRef text) {
  std::string cell;
  for (char c : text) cell += c == '|' ? "\\|" : std::string(1, c);
  return cell;
}

std::string ChecksRegion(const fs::path& page) {
  const fs::path pages = fs::path(kPages).lexically_relative(
      page.has_parent_path() ? page.parent_path() : fs::path("."));
  std::string table = "| Check | What it finds | Fix |\n|---|---|---|\n";
  for (const CheckInfo* check : AllChecks()) {
    const fs::path link =
        (pages / (check->name.str() + ".md")).lexically_normal();
    table += "| [" + FullName(*check) + "](" + link.string() + ") | " +
             EscapeCell(check->summary) + " | " + FixName(check->fix) + " |\n";
  }
  return table;
}

// "`a`, `b`" for "a, b".
std::string InCode(llvm::StringRef list) {
  std::string code;
  for (llvm::StringRef rest = list; !rest.empty();) {
    const auto [item, more] = rest.split(',');
    code += (code.empty() ? "`" : ", `") + item.trim().str() + "`";
    rest = more;
  }
  return code;
}

std::string HeaderRegion(const CheckInfo& check) {
  std::string line =
      SeverityName(check.severity) + " · fix: " + FixName(check.fix);
  if (check.fix != Fix::kNever && !check.fix_is_safe) line += " (unsafe)";
  line += " · since " + check.since.str();
  if (!check.go_counterpart.empty()) {
    line += " · Go: " + InCode(check.go_counterpart);
  }
  return line + "\n";
}

std::string OptionsRegion(const CheckInfo& check) {
  if (check.options.empty()) return "None.\n";
  std::string table = "| option | default | |\n|---|---|---|\n";
  for (const Option& option : check.options) {
    table += "| `" + option.name.str() + "` | `" + DefaultText(option) +
             "` | " + EscapeCell(option.help) + " |\n";
  }
  return table;
}

// The check whose page this is; null if it is another page.
const CheckInfo* CheckOfPage(const fs::path& page) {
  return page.parent_path() == kPages ? FindCheck(page.stem().string())
                                      : nullptr;
}

llvm::Expected<std::string> Region(std::string_view kind,
                                   const std::string& page) {
  if (kind == "checks") return ChecksRegion(page);
  const CheckInfo* check = CheckOfPage(page);
  if (kind == "header" || kind == "options") {
    if (check != nullptr) {
      return kind == "header" ? HeaderRegion(*check) : OptionsRegion(*check);
    }
    return Fault("'" + llvm::Twine(kind) +
                 "' is for the page of a check, such as " + kPages +
                 "/lost-cancel.md");
  }
  return Fault("nothing called '" + llvm::Twine(kind) + "' is generated" +
               model::Suggestion(kind, {"checks", "header", "options"}));
}

llvm::Error FaultAt(const std::string& path, std::string_view text,
                    std::size_t offset, const std::string& what) {
  const auto line = 1 + std::ranges::count(text.substr(0, offset), '\n');
  return Fault(path + ":" + std::to_string(line) + ": " + what);
}

}  // namespace

llvm::Expected<std::string> RegenerateDocs(const std::string& path,
                                           std::string_view text) {
  std::string result;
  std::size_t done = 0;
  for (std::size_t at; (at = text.find(kBegin, done)) != text.npos;) {
    const std::size_t mark_end = text.find(kBeginEnd, at);
    const std::size_t end = text.find(kEnd, at);
    if (mark_end == text.npos || end == text.npos || end < mark_end) {
      return FaultAt(path, text, at,
                     "this region has no end, " + std::string(kEnd));
    }
    const std::size_t kind = at + kBegin.size();
    llvm::Expected<std::string> region =
        Region(text.substr(kind, mark_end - kind), path);
    if (!region) {
      return FaultAt(path, text, at, llvm::toString(region.takeError()));
    }
    result += text.substr(done, mark_end + kBeginEnd.size() - done);
    result += "\n" + *region;
    done = end;
  }
  result += text.substr(done);
  return result;
}

}  // namespace ctxtidy::cli
