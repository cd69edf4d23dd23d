#ifndef CTXTIDY_DRIVER_CLI_APPLY_FIXES_H_
#define CTXTIDY_DRIVER_CLI_APPLY_FIXES_H_

#include <string>
#include <vector>

#include "driver/cli/config.h"
#include "driver/engine/engine.h"
#include "driver/report/finding.h"

namespace ctxtidy::cli {

// What --fix or --diff did.
struct FixReport {
  std::vector<engine::UnitResult> results;  // Of the code as it is on disk now.
  // Fixes that were taken back, files that could not be written.
  std::vector<report::Notification> notifications;
  std::string diff;     // Of --diff.
  std::string summary;  // "3 fixes in 2 files".
};

// Makes the fixes of the findings, safe ones or all, as `config` says; with
// --diff no file is written. A file that has changed since it was read is left
// as it is.
FixReport ApplyFixes(const Config& config,
                     const std::vector<engine::Unit>& units,
                     std::vector<engine::UnitResult> results,
                     const engine::Options& options);

}  // namespace ctxtidy::cli

#endif  // CTXTIDY_DRIVER_CLI_APPLY_FIXES_H_
