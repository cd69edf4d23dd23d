#ifndef CTXTIDY_DRIVER_CLI_CHECK_COMMAND_H_
#define CTXTIDY_DRIVER_CLI_CHECK_COMMAND_H_

#include <string>
#include <vector>

#include "driver/cli/config.h"

namespace ctxtidy::cli {

// `ctxtidy check`. `command_line` is the program's own, for the reports.
// Returns the exit code.
int CheckCommand(const CheckFlags& flags,
                 const std::vector<std::string>& command_line);

}  // namespace ctxtidy::cli

#endif  // CTXTIDY_DRIVER_CLI_CHECK_COMMAND_H_
