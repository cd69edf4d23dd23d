#ifndef CTXTIDY_DRIVER_REPORT_NOTIFICATION_H_
#define CTXTIDY_DRIVER_REPORT_NOTIFICATION_H_

#include <string>
#include <string_view>

#include "driver/report/finding.h"
#include "driver/report/paths.h"

namespace ctxtidy::report {

// `text` with the paths in it that are below the directory `base` relative to
// it.
inline std::string SeenFrom(std::string_view base, std::string text) {
  const std::string prefix = std::string(base) + "/";
  for (std::size_t at = 0; (at = text.find(prefix, at)) != std::string::npos;) {
    // Not the middle of a longer path.
    if (at == 0 || std::string_view(" '\"(=:,\n").find(text[at - 1]) !=
                       std::string::npos) {
      text.erase(at, prefix.size());
    } else {
      ++at;
    }
  }
  return text;
}

// The notification as one sentence that names the file, seen from `base`.
inline std::string Sentence(std::string_view base,
                            const Notification& notification) {
  const std::string text = SeenFrom(base, notification.message);
  if (notification.file.empty()) return text;
  return ShortPath(base, notification.file) + ": " + text;
}

}  // namespace ctxtidy::report

#endif  // CTXTIDY_DRIVER_REPORT_NOTIFICATION_H_
