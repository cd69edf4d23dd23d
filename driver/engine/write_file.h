#ifndef CTXTIDY_DRIVER_ENGINE_WRITE_FILE_H_
#define CTXTIDY_DRIVER_ENGINE_WRITE_FILE_H_

#include <string>
#include <string_view>

#include "llvm/Support/Error.h"

namespace ctxtidy::engine {

// Writes a file as a whole or not at all: readers never see half a report. What
// is no ordinary file, such as a pipe, is written to directly.
llvm::Error WriteFile(const std::string& path, std::string_view text);

}  // namespace ctxtidy::engine

#endif  // CTXTIDY_DRIVER_ENGINE_WRITE_FILE_H_
