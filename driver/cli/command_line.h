#ifndef CTXTIDY_DRIVER_CLI_COMMAND_LINE_H_
#define CTXTIDY_DRIVER_CLI_COMMAND_LINE_H_

#include <string>
#include <vector>

namespace ctxtidy::cli {

// Parses the arguments, the program's name first, and does what they say.
// Returns the exit code.
int Run(const std::vector<std::string>& arguments);

}  // namespace ctxtidy::cli

#endif  // CTXTIDY_DRIVER_CLI_COMMAND_LINE_H_
