#ifndef CTXTIDY_CHECKS_TIDY_ADAPTER_H_
#define CTXTIDY_CHECKS_TIDY_ADAPTER_H_

#include "clang-tidy/ClangTidyModule.h"

namespace ctxtidy {

// Registers every check of the registry as "ctx-<name>".
void AddCheckFactories(clang::tidy::ClangTidyCheckFactories& factories);

}  // namespace ctxtidy

#endif  // CTXTIDY_CHECKS_TIDY_ADAPTER_H_
