#ifndef CTXTIDY_TESTS_GOLDEN_RUN_CHECK_H_
#define CTXTIDY_TESTS_GOLDEN_RUN_CHECK_H_

#include <string>
#include <vector>

#include "checks/check.h"
#include "expectations.h"
#include "fixes.h"

namespace ctxtidy::golden {

// What one check says about one source.
struct Outcome {
  std::vector<std::string> errors;  // Of the compiler.
  std::vector<Diagnostic> diagnostics;
  std::vector<Edit> edits;
};

// Parses `source` behind the prelude and runs the check over it.
Outcome RunOn(const CheckInfo& check, const std::string& source);

}  // namespace ctxtidy::golden

#endif  // CTXTIDY_TESTS_GOLDEN_RUN_CHECK_H_
