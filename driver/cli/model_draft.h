#ifndef CTXTIDY_DRIVER_CLI_MODEL_DRAFT_H_
#define CTXTIDY_DRIVER_CLI_MODEL_DRAFT_H_

#include <string>

#include "checks/semantics/survey/census.h"

namespace ctxtidy::cli {

// A model of what looks most like contexts, a handful of types at most, as YAML
// with the evidence in comments. `name` may be empty: it is made of a namespace
// then. Empty if nothing looks like a context.
std::string DraftModel(const semantics::Census& census, const std::string& name,
                       unsigned units);

}  // namespace ctxtidy::cli

#endif  // CTXTIDY_DRIVER_CLI_MODEL_DRAFT_H_
