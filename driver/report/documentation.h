#ifndef CTXTIDY_DRIVER_REPORT_DOCUMENTATION_H_
#define CTXTIDY_DRIVER_REPORT_DOCUMENTATION_H_

#include <string>
#include <string_view>

namespace ctxtidy::report {

inline constexpr std::string_view kHomepage =
    "https://github.com/ctxtidy/ctxtidy";

// Where the checks' pages are to be read. The only place that knows.
inline constexpr std::string_view kDocumentationBase =
    "https://github.com/ctxtidy/ctxtidy/blob/main/docs/checks/";

// The address of the page of "ctx-lost-cancel".
inline std::string DocumentationUrl(std::string_view check) {
  if (check.starts_with("ctx-")) check.remove_prefix(4);
  return std::string(kDocumentationBase) + std::string(check) + ".md";
}

}  // namespace ctxtidy::report

#endif  // CTXTIDY_DRIVER_REPORT_DOCUMENTATION_H_
