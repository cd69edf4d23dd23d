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

// Whose headers a source includes.
enum class Headers {
  kMocks,      // testdata/mocks, wherever there is one.
  kInstalled,  // The libraries' own, as they are installed.
};

// Parses `source` behind the prelude and runs the check over it.
Outcome RunOn(const CheckInfo& check, const std::string& source,
              Headers headers = Headers::kMocks);

}  // namespace ctxtidy::golden

#endif  // CTXTIDY_TESTS_GOLDEN_RUN_CHECK_H_
