#ifndef CTXTIDY_DRIVER_REPORT_UNIFIED_DIFF_H_
#define CTXTIDY_DRIVER_REPORT_UNIFIED_DIFF_H_

#include <string>
#include <string_view>

namespace ctxtidy::report {

// The difference of two texts of a file as `diff -u` and `git diff` write it,
// for `patch -p1` and `git apply`; empty if there is none. `path` is relative.
std::string UnifiedDiff(std::string_view path, std::string_view before,
                        std::string_view after);

}  // namespace ctxtidy::report

#endif  // CTXTIDY_DRIVER_REPORT_UNIFIED_DIFF_H_
