#ifndef CTXTIDY_DRIVER_CLI_DOCS_COMMAND_H_
#define CTXTIDY_DRIVER_CLI_DOCS_COMMAND_H_

#include <string>

namespace ctxtidy::cli {

// `ctxtidy docs`: brings the generated regions of README.md and docs/**/*.md
// below `root` up to date, or, unless `write`, only says which are stale.
// Returns the exit code.
int DocsCommand(const std::string& root, bool write);

}  // namespace ctxtidy::cli

#endif  // CTXTIDY_DRIVER_CLI_DOCS_COMMAND_H_
