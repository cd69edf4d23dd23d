#ifndef CTXTIDY_DRIVER_REPORT_FIX_DIFF_H_
#define CTXTIDY_DRIVER_REPORT_FIX_DIFF_H_

#include <string>
#include <string_view>
#include <vector>

#include "driver/report/excerpt.h"
#include "driver/report/finding.h"
#include "driver/report/source.h"

namespace ctxtidy::report {

// `text` with the edits of one file made: sorted by offset, not overlapping.
// Edits that are out of place, as in a file that has changed, are left out.
std::string ApplyEdits(std::string_view text, const std::vector<Edit>& edits);

// The lines that a fix removes and adds, for a reader.
std::string FixDiff(Sources& sources, const std::vector<Edit>& fix,
                    const Palette& palette);

}  // namespace ctxtidy::report

#endif  // CTXTIDY_DRIVER_REPORT_FIX_DIFF_H_
