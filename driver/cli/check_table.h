#ifndef CTXTIDY_DRIVER_CLI_CHECK_TABLE_H_
#define CTXTIDY_DRIVER_CLI_CHECK_TABLE_H_

#include <string>

#include "checks/check.h"

namespace ctxtidy::cli {

// "never", "sometimes" or "always".
std::string FixName(Fix fix);
// "note", "warning" or "error".
std::string SeverityName(Severity severity);

// `ctxtidy checks`: names, whether there is a fix, summaries.
std::string CheckTable();
// The same with all that is known, for programs.
std::string CheckTableJson();

// `ctxtidy explain CHECK`: the check's page for a terminal. Returns the exit
// code.
int ExplainCommand(const std::string& name);

}  // namespace ctxtidy::cli

#endif  // CTXTIDY_DRIVER_CLI_CHECK_TABLE_H_
