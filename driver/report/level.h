#ifndef CTXTIDY_DRIVER_REPORT_LEVEL_H_
#define CTXTIDY_DRIVER_REPORT_LEVEL_H_

#include <string_view>

#include "driver/report/finding.h"

namespace ctxtidy::report {

// "warning": what compilers, SARIF and our JSON call it alike.
constexpr std::string_view LevelName(Level level) {
  switch (level) {
    case Level::kNote:
      return "note";
    case Level::kWarning:
      return "warning";
    case Level::kError:
      return "error";
  }
  return "";
}

}  // namespace ctxtidy::report

#endif  // CTXTIDY_DRIVER_REPORT_LEVEL_H_
