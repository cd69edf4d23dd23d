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

// What a NOLINT comment says of one check or glob.
struct Nolint {
  report::Region region;   // Of the name, or of the comment if it has none.
  report::Region comment;  // Of the word and its names.
  std::string glob;        // "ctx-todo", "ctx-*", "*".
  std::string reason;
  unsigned first_line = 0;  // Of what it covers.
  unsigned last_line = 0;
  bool leads = false;  // It is the first thing in its comment.
  bool used = false;   // It has suppressed something.
  // What to remove if the comment is of no use; nothing if not so simple.
  std::optional<report::Region> removal;
};

// What came of one unit.
struct UnitResult {
  bool analysed = false;
  std::vector<report::Finding> findings;
  std::vector<report::Notification> notifications;
  std::vector<Nolint> nolints;  // Of these files.
  // The user's files that were read: absolute, links resolved, sorted. Only if
  // it was analysed.
  std::vector<std::string> files;
};

struct Outcome {
  unsigned units = 0;                               // Analysed.
  std::vector<report::Finding> findings;            // Sorted, each once.
  std::vector<report::Notification> notifications;  // Likewise.
};

// Analyses the units, `jobs` at a time; a result for each, in their order. The
// results depend on the units only, not on the order in which they get done.
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
