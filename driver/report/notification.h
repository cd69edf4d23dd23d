#ifndef CTXTIDY_DRIVER_REPORT_NOTIFICATION_H_
#define CTXTIDY_DRIVER_REPORT_NOTIFICATION_H_

#include <string>
#include <string_view>

#include "driver/report/finding.h"
#include "driver/report/paths.h"

namespace ctxtidy::report {

// The notification as one sentence that names the file; paths are seen from the
// directory `base`.
inline std::string Sentence(std::string_view base,
                            const Notification& notification) {
  std::string text = notification.message;
  const std::string prefix = std::string(base) + "/";
  for (std::size_t at; (at = text.find(prefix)) != std::string::npos;) {
    text.erase(at, prefix.size());
  }
  if (notification.file.empty()) return text;
  return ShortPath(base, notification.file) + ": " + text;
}

}  // namespace ctxtidy::report

#endif  // CTXTIDY_DRIVER_REPORT_NOTIFICATION_H_
