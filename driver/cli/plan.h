#ifndef CTXTIDY_DRIVER_CLI_PLAN_H_
#define CTXTIDY_DRIVER_CLI_PLAN_H_

#include <vector>

#include "driver/cli/config.h"
#include "driver/engine/database.h"
#include "driver/engine/jobs.h"
#include "driver/report/finding.h"
#include "llvm/Support/Error.h"

// What every command needs that looks at code.
namespace ctxtidy::cli {

// The units to look at. Says which database they are from.
llvm::Expected<engine::Plan> MakePlan(const Config& config);

// Shows on a terminal how far the work is; else empty. `config` must outlive
// it.
engine::Progress ProgressOf(const Config& config);

// Prints what went wrong; the exit code for it.
int Fail(llvm::Error error);

// Errors and warnings, on stderr.
void PrintNotifications(const Config& config,
                        const std::vector<report::Notification>& all);

}  // namespace ctxtidy::cli

#endif  // CTXTIDY_DRIVER_CLI_PLAN_H_
