#ifndef CTXTIDY_TESTS_UNIT_REPORT_REGIONS_H_
#define CTXTIDY_TESTS_UNIT_REPORT_REGIONS_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "driver/report/finding.h"
#include "driver/report/source.h"

namespace ctxtidy::report {

// The bytes from `begin` to `end` of the file at `path`.
inline Region RegionBetween(Sources& sources, const std::string& path,
                            std::size_t begin, std::size_t end) {
  const SourceFile& file = *sources.Find(path);
  Region region{.file = path,
                .begin_offset = static_cast<std::uint32_t>(begin),
                .end_offset = static_cast<std::uint32_t>(end),
                .begin_line = file.LineAt(begin),
                .end_line = file.LineAt(end)};
  region.begin_column = begin - file.LineStart(region.begin_line) + 1;
  region.end_column = end - file.LineStart(region.end_line) + 1;
  return region;
}

// Where `words` first stand in the file.
inline Region RegionOfWords(Sources& sources, const std::string& path,
                            std::string_view words) {
  const std::size_t begin = sources.Find(path)->text().find(words);
  return RegionBetween(sources, path, begin, begin + words.size());
}

}  // namespace ctxtidy::report

#endif  // CTXTIDY_TESTS_UNIT_REPORT_REGIONS_H_
