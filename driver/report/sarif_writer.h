#ifndef CTXTIDY_DRIVER_REPORT_SARIF_WRITER_H_
#define CTXTIDY_DRIVER_REPORT_SARIF_WRITER_H_

#include <string>

#include "driver/report/finding.h"
#include "driver/report/source.h"

namespace ctxtidy::report {

// The report as SARIF 2.1.0, with all that code scanning services ask for:
// rules with help, regions in UTF-16 columns, URIs relative to SRCROOT,
// fingerprints. One run, in the report's order.
std::string SarifReport(const Report& report, Sources& sources);

}  // namespace ctxtidy::report

#endif  // CTXTIDY_DRIVER_REPORT_SARIF_WRITER_H_
