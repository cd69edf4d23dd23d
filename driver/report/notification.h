#ifndef CTXTIDY_DRIVER_REPORT_NOTIFICATION_H_
#define CTXTIDY_DRIVER_REPORT_NOTIFICATION_H_

#include <string>
#include <string_view>

#include "driver/report/finding.h"
#include "driver/report/paths.h"

namespace ctxtidy::report {

// The notification as one sentence that names the file, seen from `base`.
inline std::string Sentence(std::string_view base,
                            const Notification& notification) {
  if (notification.file.empty()) return notification.message;
  return ShortPath(base, notification.file) + ": " + notification.message;
}

}  // namespace ctxtidy::report

#endif  // CTXTIDY_DRIVER_REPORT_NOTIFICATION_H_
