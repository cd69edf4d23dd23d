#include "driver/cli/apply_fixes.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "checks/registry.h"
#include "driver/engine/fixer.h"
#include "driver/engine/write_file.h"
#include "driver/report/paths.h"
#include "driver/report/unified_diff.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/MemoryBuffer.h"

namespace ctxtidy::cli {
namespace {

bool IsSafe(const report::Finding& finding) {
  return std::ranges::any_of(AllChecks(), [&](const CheckInfo* check) {
    return FullName(*check) == finding.check && check->fix_is_safe;
  });
}

std::string Count(std::size_t count, const std::string& what) {
  return std::to_string(count) + " " + what + (count == 1 ? "" : "es");
}

std::string Files(std::size_t count) {
  return std::to_string(count) + (count == 1 ? " file" : " files");
}

// Why the file was not written; empty if it was.
std::string Write(const std::string& file, const std::string& original,
                  const std::string& text) {
  auto now = llvm::MemoryBuffer::getFile(file);
  if (!now || (*now)->getBuffer() != original) {
    return "not fixed: it has changed since it was read; run ctxtidy again";
  }
  if (llvm::Error error = engine::WriteFile(file, text)) {
    return "not fixed: " + llvm::toString(std::move(error));
  }
  return "";
}

report::Notification TakenBack(const engine::RejectedFix& fix) {
  return {.level = report::Level::kWarning,
          .message = "line " + std::to_string(fix.finding.region.begin_line) +
                     ": the fix of " + fix.finding.check +
                     " was taken back: " + fix.reason,
          .file = fix.finding.region.file};
}

}  // namespace

FixReport ApplyFixes(const Config& config,
                     const std::vector<engine::Unit>& units,
                     std::vector<engine::UnitResult> results,
                     const engine::Options& options) {
  const bool dry = config.fixes == Config::Fixes::kDiff;
  FixReport report;
  if (dry) report.results = results;
  engine::FixOutcome fixed = engine::Fix(
      units, std::move(results), options, [&](const report::Finding& finding) {
        return config.unsafe_fixes || IsSafe(finding);
      });
  for (const engine::RejectedFix& rejected : fixed.rejected) {
    report.notifications.push_back(TakenBack(rejected));
  }
  std::size_t written = 0;
  for (const auto& [file, text] : fixed.files) {
    const std::string& original = fixed.originals.at(file);
    if (dry) {
      report.diff += report::UnifiedDiff(report::ShortPath(config.root, file),
                                         original, text);
      ++written;
    } else if (std::string fault = Write(file, original, text); fault.empty()) {
      ++written;
    } else {
      report.notifications.push_back(
          {.level = report::Level::kError, .message = fault, .file = file});
    }
  }
  if (!dry) report.results = std::move(fixed.results);
  report.summary = Count(fixed.applied, "fix") + (dry ? " for " : " made in ") +
                   Files(written);
  return report;
}

}  // namespace ctxtidy::cli
