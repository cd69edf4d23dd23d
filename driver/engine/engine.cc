#include "driver/engine/engine.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <functional>
#include <optional>
#include <utility>

#include "clang/Basic/Version.h"
#include "driver/engine/cache.h"
#include "driver/engine/codec.h"
#include "driver/engine/front_end.h"
#include "llvm/Support/MemoryBuffer.h"

namespace ctxtidy::engine {
namespace {

// What came of a unit, also if its worker died over it.
UnitResult ResultOf(const Unit& unit, const Answer& answer,
                    const Limits& limits) {
  if (answer.fate == Fate::kDone) {
    if (auto result = Decode(answer.bytes, "")) return *std::move(result);
  }
  std::string why;
  switch (answer.fate) {
    case Fate::kDone:
    case Fate::kCrashed:
      why = "the analysis crashed";
      if (answer.signal != 0) {
        why += std::string(" (") + strsignal(answer.signal) + ")";
      }
      why += "; please report it with the file";
      break;
    case Fate::kTooLong:
      why = "it took longer than " + std::to_string(limits.seconds) +
            " seconds (--time-limit allows more)";
      break;
    case Fate::kTooMuchMemory:
      why = "it took more than " + std::to_string(limits.bytes >> 20) +
            " MiB of memory (--memory-limit allows more)";
      break;
  }
  return {.notifications = {{.level = report::Level::kError,
                             .message = "not analysed: " + why,
                             .file = unit.file}}};
}

// This very build: two of one version may differ.
std::string ToolId() {
  const auto program = llvm::MemoryBuffer::getFile(
      "/proc/self/exe", /*IsText=*/false, /*RequiresNullTerminator=*/false);
  return clang::getClangFullVersion() + " " +
         (program ? DigestOf((*program)->getBuffer()) : CTXTIDY_VERSION);
}

report::Notification Warning(llvm::Error error) {
  return {.level = report::Level::kWarning,
          .message = llvm::toString(std::move(error))};
}

// The work on some units.
class Analysis {
 public:
  Analysis(const std::vector<Unit>& units, const Options& options,
           const Overlay& overlay)
      : units_(units),
        options_(options),
        checks_{.checks = options.checks,
                .models = options.models,
                .option = options.option},
        front_end_{.resource_dir = ResourceDir(),
                   .tier = options.tier,
                   .overlay = overlay,
                   .root = options.root},
        results_(units.size(), {.interrupted = true}) {}

  std::vector<UnitResult> Run() {
    if (options_.cache && front_end_.overlay.empty()) OpenCache();
    const std::vector<std::size_t> tasks = Unknown();
    ForEachInWorkers(
        tasks, options_.jobs, options_.limits,
        [this](std::size_t i) { return Encode(AnalyzeAndKeep(i), ""); },
        [this](std::size_t i, const Answer& answer) {
          Take(i, ResultOf(units_[i], answer, options_.limits));
        });
    if (cache_ && !tasks.empty()) {
      PruneCache(options_.cache->directory, kCacheBytes, kCacheHours,
                 /*always=*/false);
    }
    return std::move(results_);
  }

 private:
  void OpenCache() {
    const std::string settings = ToolId() + "\n" + front_end_.resource_dir +
                                 "\n" + TierName(options_.tier).str() + "\n" +
                                 options_.cache->settings;
    auto cache =
        Cache::Open(options_.cache->directory, settings, options_.root);
    if (cache) {
      cache_ = *std::move(cache);
    } else {
      trouble_ = Warning(cache.takeError());
    }
  }

  // The units that no earlier run has done. Those that took longest come first,
  // and before them those of which nothing is known.
  std::vector<std::size_t> Unknown() {
    std::vector<std::pair<std::chrono::milliseconds, std::size_t>> tasks;
    for (std::size_t i = 0; i < units_.size(); ++i) {
      if (std::optional<UnitResult> known = Find(i)) {
        known->cached = true;
        Take(i, *std::move(known));
        if (!options_.cache->verify) continue;
      }
      std::optional<std::chrono::milliseconds> cost;
      if (cache_) cost = cache_->CostOf(units_[i]);
      tasks.emplace_back(cost.value_or(std::chrono::milliseconds::max()), i);
    }
    std::ranges::stable_sort(
        tasks, std::greater<>(),
        &std::pair<std::chrono::milliseconds, std::size_t>::first);
    std::vector<std::size_t> order;
    for (const auto& [cost, i] : tasks) order.push_back(i);
    return order;
  }

  std::optional<UnitResult> Find(std::size_t i) {
    return cache_ ? cache_->Find(units_[i]) : std::nullopt;
  }

  // In a worker.
  UnitResult AnalyzeAndKeep(std::size_t i) {
    Inputs inputs;
    if (cache_) front_end_.inputs = &inputs;
    const auto start = std::chrono::steady_clock::now();
    UnitResult result = AnalyzeUnit(units_[i], checks_, front_end_);
    if (!cache_ || options_.cache->verify) return result;
    const auto cost = std::chrono::duration_cast<std::chrono::milliseconds>(
        std::chrono::steady_clock::now() - start);
    if (llvm::Error error = cache_->Store(units_[i], result, inputs, cost)) {
      result.notifications.push_back(Warning(std::move(error)));
    }
    return result;
  }

  void Take(std::size_t i, UnitResult result) {
    UnitResult& slot = results_[i];
    if (slot.cached && Encode(slot, "") != Encode(result, "")) {
      result.notifications.push_back(
          {.message = "the cache had another result than the analysis; please "
                      "report it (ctxtidy cache clear mends it)",
           .file = units_[i].file});
    }
    // A unit whose result is verified has been counted.
    if (slot.interrupted && options_.progress) {
      options_.progress(++done_, units_.size(), units_[i]);
    }
    if (trouble_) {
      result.notifications.push_back(*std::exchange(trouble_, std::nullopt));
    }
    slot = std::move(result);
  }

  static constexpr std::uint64_t kCacheBytes = std::uint64_t{2} << 30;
  static constexpr std::chrono::hours kCacheHours{24 * 30};

  const std::vector<Unit>& units_;
  const Options& options_;
  AnalysisOptions checks_;
  FrontEnd front_end_;
  std::optional<Cache> cache_;
  std::optional<report::Notification> trouble_;  // To be told with a result.
  std::vector<UnitResult> results_;
  std::size_t done_ = 0;
};

}  // namespace

std::vector<UnitResult> Analyze(const std::vector<Unit>& units,
                                const Options& options,
                                const Overlay& overlay) {
  return Analysis(units, options, overlay).Run();
}

std::string ResourceDir() {
  const char* configured = std::getenv("CTXTIDY_RESOURCE_DIR");
  return configured != nullptr && *configured != '\0' ? configured
                                                      : CTXTIDY_RESOURCE_DIR;
}

}  // namespace ctxtidy::engine
