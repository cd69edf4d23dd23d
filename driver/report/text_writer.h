#ifndef CTXTIDY_DRIVER_REPORT_TEXT_WRITER_H_
#define CTXTIDY_DRIVER_REPORT_TEXT_WRITER_H_

#include <string>

#include "driver/report/finding.h"
#include "driver/report/source.h"

namespace ctxtidy::report {

// The findings as compilers print them, each with its source line, notes and
// fix: "src/a.cc:3:5: warning: … [ctx-lost-cancel]". Paths below the report's
// working directory are relative to it.
std::string TextReport(const Report& report, Sources& sources, bool color);

// "2 findings in 12 translation units"; what could not be done is named too.
std::string Summary(const Report& report);

}  // namespace ctxtidy::report

#endif  // CTXTIDY_DRIVER_REPORT_TEXT_WRITER_H_
