#include <algorithm>
#include <iterator>
#include <map>
#include <tuple>
#include <utility>

#include "checks/registry.h"
#include "driver/engine/engine.h"
#include "driver/engine/nolint.h"

namespace ctxtidy::engine {
namespace {

// What makes two findings the same fault, whatever their notes.
auto Identity(const report::Finding& finding) {
  return std::tie(finding.region, finding.check, finding.message);
}

// A comment in a header is of use if it is so in any unit.
std::vector<Nolint> UniteNolints(const std::vector<UnitResult>& results) {
  std::map<report::Region, Nolint> all;
  for (const UnitResult& result : results) {
    for (const Nolint& nolint : result.nolints) {
      Nolint& known = all.try_emplace(nolint.region, nolint).first->second;
      known.used |= nolint.used;
    }
  }
  std::vector<Nolint> united;
  for (auto& [region, nolint] : all) united.push_back(std::move(nolint));
  return united;
}

std::vector<report::Finding> UnusedNolints(
    const std::vector<UnitResult>& results, const Options& options) {
  std::vector<std::string> ran;
  const CheckInfo* own = nullptr;
  for (const CheckInfo* check : options.checks) {
    ran.push_back(FullName(*check));
    if (check->of_run) own = check;
  }
  if (own == nullptr) return {};
  const std::string reason =
      options.option
          ? options.option(FullName(*own) + ".RequireReason").value_or("")
          : "";
  return NolintFindings(UniteNolints(results), ran,
                        reason == "true" || reason == "1");
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

Outcome Unite(const std::vector<UnitResult>& results, const Options& options) {
  Outcome outcome;
  std::size_t missed = 0;
  for (const UnitResult& result : results) {
    outcome.units += result.analysed ? 1 : 0;
    outcome.cached += result.analysed && result.cached ? 1 : 0;
    missed += result.interrupted ? 1 : 0;
    std::ranges::copy(result.findings, std::back_inserter(outcome.findings));
    std::ranges::copy(result.notifications,
                      std::back_inserter(outcome.notifications));
  }
  outcome.interrupted = missed > 0;
  if (outcome.interrupted) {
    outcome.notifications.push_back(
        {.message = "interrupted: " + std::to_string(missed) + " of " +
                    std::to_string(results.size()) +
                    " translation units were not analysed"});
  } else {
    std::ranges::move(UnusedNolints(results, options),
                      std::back_inserter(outcome.findings));
  }
  SortAndUnite(outcome.findings);
  std::ranges::sort(outcome.notifications);
  const auto repeated = std::ranges::unique(outcome.notifications);
  outcome.notifications.erase(repeated.begin(), repeated.end());
  return outcome;
}

}  // namespace ctxtidy::engine
