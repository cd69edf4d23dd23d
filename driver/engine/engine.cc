#include "driver/engine/engine.h"

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <iterator>
#include <mutex>
#include <tuple>
#include <utility>

#include "clang/Basic/Stack.h"
#include "driver/engine/front_end.h"
#include "llvm/Support/thread.h"

namespace ctxtidy::engine {
namespace {

std::vector<UnitResult> AnalyzeAll(const std::vector<Unit>& units,
                                   const Options& options) {
  std::vector<UnitResult> results(units.size());
  const AnalysisOptions analysis{.checks = options.checks,
                                 .models = options.models,
                                 .option = options.option};
  const std::string resource_dir = ResourceDir();
  std::atomic<std::size_t> next = 0;
  std::size_t done = 0;
  std::mutex mutex;  // Guards `done` and the progress function.
  const auto work = [&] {
    clang::noteBottomOfStack();
    for (std::size_t i; (i = next++) < units.size();) {
      results[i] = AnalyzeUnit(units[i], analysis, resource_dir);
      const std::lock_guard lock(mutex);
      ++done;
      if (options.progress) options.progress(done, units.size(), units[i]);
    }
  };
  const std::size_t count = std::clamp<std::size_t>(
      options.jobs, 1, std::max<std::size_t>(units.size(), 1));
  std::vector<llvm::thread> threads;
  for (std::size_t i = 0; i < count; ++i) {
    // Deeply nested code needs as much stack as clang itself takes.
    threads.emplace_back(std::optional<unsigned>(clang::DesiredStackSize),
                         work);
  }
  for (llvm::thread& thread : threads) thread.join();
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
