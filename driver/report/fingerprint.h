#ifndef CTXTIDY_DRIVER_REPORT_FINGERPRINT_H_
#define CTXTIDY_DRIVER_REPORT_FINGERPRINT_H_

#include <string>
#include <string_view>
#include <vector>

namespace ctxtidy::report {

// SARIF's primaryLocationLineHash for each line of a file's text, the first
// line's at index 0: "39fa2ee980eb94b0:1". It depends on the line and the ones
// that follow it but not on blanks or on what comes before, so that a finding
// is known again after the file was edited elsewhere. Code scanning services
// compute the same value, hence the algorithm is theirs and fixed.
std::vector<std::string> LineFingerprints(std::string_view text);

}  // namespace ctxtidy::report

#endif  // CTXTIDY_DRIVER_REPORT_FINGERPRINT_H_
