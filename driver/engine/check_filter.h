#ifndef CTXTIDY_DRIVER_ENGINE_CHECK_FILTER_H_
#define CTXTIDY_DRIVER_ENGINE_CHECK_FILTER_H_

#include <vector>

#include "checks/check.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"

namespace ctxtidy::engine {

// The checks of `all` that a list of globs in clang-tidy's syntax selects:
// "*", "-*,ctx-lost-cancel", "ctx-*,-ctx-blocking-call"; a later glob wins. A
// glob that matches no check is an error that suggests what was meant.
llvm::Expected<std::vector<const CheckInfo*>> SelectChecks(
    llvm::StringRef globs, std::span<const CheckInfo* const> all);

}  // namespace ctxtidy::engine

#endif  // CTXTIDY_DRIVER_ENGINE_CHECK_FILTER_H_
