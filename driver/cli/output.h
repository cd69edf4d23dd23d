#ifndef CTXTIDY_DRIVER_CLI_OUTPUT_H_
#define CTXTIDY_DRIVER_CLI_OUTPUT_H_

#include <string>
#include <string_view>

#include "llvm/Support/Error.h"

namespace ctxtidy::cli {

// Writes a file as a whole or not at all: readers never see half a report. What
// is no ordinary file, such as a pipe, is written to directly.
llvm::Error WriteFile(const std::string& path, std::string_view text);

}  // namespace ctxtidy::cli

#endif  // CTXTIDY_DRIVER_CLI_OUTPUT_H_
