#ifndef CTXTIDY_CHECKS_SEMANTICS_CANCEL_ERROR_LOGS_H_
#define CTXTIDY_CHECKS_SEMANTICS_CANCEL_ERROR_LOGS_H_

#include <string>
#include <vector>

#include "checks/semantics/cancel/cancel_tests.h"
#include "checks/semantics/code/function.h"

namespace ctxtidy::semantics {

// A part of what logs at error level, or aborts. Of a macro there may be
// several, all with the macro's range.
struct LoggedError {
  const clang::Stmt* stmt = nullptr;
  clang::SourceRange range;
  std::string name;  // "error", "LOG(ERROR)".
};

std::vector<LoggedError> ErrorLogsIn(const Function& function);

// Do the test and what is logged because of it begin on one line?
bool OnOneLine(const Function& function, const CancelTest& test,
               const LoggedError& log);

}  // namespace ctxtidy::semantics

#endif  // CTXTIDY_CHECKS_SEMANTICS_CANCEL_ERROR_LOGS_H_
