#ifndef CTXTIDY_DRIVER_REPORT_EXCERPT_H_
#define CTXTIDY_DRIVER_REPORT_EXCERPT_H_

#include <string>
#include <string_view>
#include <vector>

#include "driver/report/finding.h"
#include "driver/report/source.h"

namespace ctxtidy::report {

// Colours for a terminal; all empty where there is none.
struct Palette {
  std::string_view bold, warning, error, note, caret, fix, removed, reset;
};

inline constexpr Palette kPlain{};
inline constexpr Palette kColors{.bold = "\033[1m",
                                 .warning = "\033[1;35m",
                                 .error = "\033[1;31m",
                                 .note = "\033[1;36m",
                                 .caret = "\033[1;32m",
                                 .fix = "\033[32m",
                                 .removed = "\033[31m",
                                 .reset = "\033[0m"};

// What stands left of a source line: "   12 | ", or "      | " without number.
std::string Gutter(unsigned line);
inline constexpr std::string_view kEmptyGutter = "      | ";

// A source line as a terminal can show it, and in which column of the screen
// each of its bytes then stands. Tabs are expanded, what cannot be printed
// becomes '?'.
struct ShownLine {
  std::string text;
  std::vector<unsigned> column;  // One more than there are bytes.
};
ShownLine ShowLine(std::string_view line);

// The source line of `region` with a caret and tildes below it. Below that the
// text that `fix` inserts, if it is as simple as that.
std::string Excerpt(const SourceFile& file, const Region& region,
                    const std::vector<Edit>& fix, const Palette& palette);

// Whether Excerpt() can show `fix`: single words in the line of `region`.
bool IsInline(const Region& region, const std::vector<Edit>& fix);

}  // namespace ctxtidy::report

#endif  // CTXTIDY_DRIVER_REPORT_EXCERPT_H_
