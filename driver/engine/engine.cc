#include "driver/engine/engine.h"

#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <tuple>
#include <utility>

#include "driver/engine/front_end.h"
#include "driver/engine/jobs.h"

namespace ctxtidy::engine {
namespace {

std::vector<UnitResult> AnalyzeAll(const std::vector<Unit>& units,
                                   const Options& options) {
  std::vector<UnitResult> results(units.size());
  const AnalysisOptions analysis{.checks = options.checks,
                                 .models = options.models,
                                 .option = options.option};
  const std::string resource_dir = ResourceDir();
  ForEachUnit(units, options.jobs, options.progress, [&](std::size_t i) {
    results[i] = AnalyzeUnit(units[i], analysis, resource_dir);
  });
  return results;
}

// What makes two findings the same fault, whatever their notes.
auto Identity(const report::Finding& finding) {
  return std::tie(finding.region, finding.check, finding.message);
}

}  // namespace

void SortAndUnite(std::vector<report::Finding>& findings) {
  std::ranges::sort(findings);
  const auto repeated = std::ranges::unique(
      findings, [](const report::Finding& a, const report::Finding& b) {
        return Identity(a) == Identity(b);
      });
  findings.erase(repeated.begin(), repeated.end());
}

Outcome Run(const std::vector<Unit>& units, const Options& options) {
  Outcome outcome;
  for (UnitResult& result : AnalyzeAll(units, options)) {
    outcome.units += result.analysed ? 1 : 0;
    std::ranges::move(result.findings, std::back_inserter(outcome.findings));
    std::ranges::move(result.notifications,
                      std::back_inserter(outcome.notifications));
  }
  SortAndUnite(outcome.findings);
  std::ranges::sort(outcome.notifications);
  const auto repeated = std::ranges::unique(outcome.notifications);
  outcome.notifications.erase(repeated.begin(), repeated.end());
  return outcome;
}

std::string ResourceDir() {
  const char* configured = std::getenv("CTXTIDY_RESOURCE_DIR");
  return configured != nullptr && *configured != '\0' ? configured
                                                      : CTXTIDY_RESOURCE_DIR;
}

}  // namespace ctxtidy::engine
