#ifndef CTXTIDY_DRIVER_ENGINE_ENGINE_H_
#define CTXTIDY_DRIVER_ENGINE_ENGINE_H_

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "checks/check.h"
#include "checks/model/context_model.h"
#include "driver/engine/jobs.h"
#include "driver/engine/tier.h"
#include "driver/engine/unit.h"
#include "driver/engine/unit_result.h"
#include "driver/engine/workers.h"
#include "driver/report/finding.h"

namespace ctxtidy::engine {

struct CachePlace {
  std::string directory;
  // All that findings depend on beside the code and the tier: checks, options,
  // models, in any form.
  std::string settings;
  // Everything is analysed all the same, and must come out as it is there.
  bool verify = false;
};

struct Options {
  std::vector<const CheckInfo*> checks;
  std::shared_ptr<const model::ModelSet> models;
  // The text of "ctx-lost-cancel.AllowDiscard", or nothing.
  std::function<std::optional<std::string>(llvm::StringRef)> option;
  Tier tier = Tier::kSkip;
  unsigned jobs = 1;
  Limits limits = {};  // Of one unit.
  std::string root;    // What the cache keeps paths relative to.
  std::optional<CachePlace> cache;
  Progress progress;
};

struct Outcome {
  unsigned units = 0;        // Analysed.
  unsigned cached = 0;       // Of which an earlier run did so many.
  bool interrupted = false;  // There are units that nobody got to.
  std::vector<report::Finding> findings;            // Sorted, each once.
  std::vector<report::Notification> notifications;  // Likewise.
};

// Analyses the units, `jobs` at a time, each in a process that may crash or be
// stopped at its limits without harm to the others; a result for each, in their
// order. The results depend on the units only, not on the order in which they
// get done. Ctrl-C ends the work: who was not reached says so.
std::vector<UnitResult> Analyze(const std::vector<Unit>& units,
                                const Options& options,
                                const Overlay& overlay = {});

// All results as one, with what ctx-nolint finds if it is among the checks.
Outcome Unite(const std::vector<UnitResult>& results, const Options& options);

// Sorts, and drops what several units report alike about a header.
void SortAndUnite(std::vector<report::Finding>& findings);

// clang's own headers for the LLVM that this program is linked with:
// $CTXTIDY_RESOURCE_DIR or where they were when it was built.
std::string ResourceDir();

}  // namespace ctxtidy::engine

#endif  // CTXTIDY_DRIVER_ENGINE_ENGINE_H_
