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
#include "driver/engine/unit.h"
#include "driver/report/finding.h"

namespace ctxtidy::engine {

struct Options {
  std::vector<const CheckInfo*> checks;
  std::shared_ptr<const model::ModelSet> models;
  // The text of "ctx-lost-cancel.AllowDiscard", or nothing.
  std::function<std::optional<std::string>(llvm::StringRef)> option;
  unsigned jobs = 1;
  Progress progress;
};

struct Outcome {
  unsigned units = 0;                               // Analysed.
  std::vector<report::Finding> findings;            // Sorted, each once.
  std::vector<report::Notification> notifications;  // Likewise.
};

// Analyses the units, `jobs` at a time. The outcome depends on the units only,
// not on the order in which they get done.
Outcome Run(const std::vector<Unit>& units, const Options& options);

// Sorts, and drops what several units report alike about a header.
void SortAndUnite(std::vector<report::Finding>& findings);

// clang's own headers for the LLVM that this program is linked with:
// $CTXTIDY_RESOURCE_DIR or where they were when it was built.
std::string ResourceDir();

}  // namespace ctxtidy::engine

#endif  // CTXTIDY_DRIVER_ENGINE_ENGINE_H_
