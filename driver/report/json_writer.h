#ifndef CTXTIDY_DRIVER_REPORT_JSON_WRITER_H_
#define CTXTIDY_DRIVER_REPORT_JSON_WRITER_H_

#include <string>

#include "driver/report/finding.h"

namespace ctxtidy::report {

// The report as JSON; docs/json.md describes the form. Its "schema" number
// grows when something is renamed or removed, not when something is added.
std::string JsonReport(const Report& report);

}  // namespace ctxtidy::report

#endif  // CTXTIDY_DRIVER_REPORT_JSON_WRITER_H_
