#include "driver/report/text_writer.h"

#include <algorithm>
#include <string_view>

#include "driver/report/excerpt.h"
#include "driver/report/fix_diff.h"
#include "driver/report/level.h"
#include "driver/report/paths.h"

namespace ctxtidy::report {
namespace {

std::string Place(const Report& report, const Region& region) {
  return ShortPath(report.working_directory, region.file) + ":" +
         std::to_string(region.begin_line) + ":" +
         std::to_string(region.begin_column) + ": ";
}

std::string_view LevelColor(Level level, const Palette& palette) {
  switch (level) {
    case Level::kNote:
      return palette.note;
    case Level::kWarning:
      return palette.warning;
    case Level::kError:
      return palette.error;
  }
  return {};
}

std::string Line(const std::string& place, Level level,
                 const std::string& message, const Palette& palette) {
  std::string line;
  line.append(palette.bold).append(place).append(palette.reset);
  line.append(LevelColor(level, palette)).append(LevelName(level)).append(": ");
  line.append(palette.reset);
  // As compilers do: what is found stands out, what explains it does not.
  if (level == Level::kNote) return line.append(message).append("\n");
  return line.append(palette.bold).append(message).append(palette.reset) + "\n";
}

// " (suppressed: start-up only)".
std::string Excuse(const Finding& finding) {
  if (!finding.suppression) return "";
  const std::string& reason = finding.suppression->reason;
  return " (suppressed" + (reason.empty() ? "" : ": " + reason) + ")";
}

void AppendFinding(std::string& out, const Report& report, Sources& sources,
                   const Finding& finding, const Palette& palette) {
  out += Line(Place(report, finding.region), finding.level,
              finding.message + " [" + finding.check + "]" + Excuse(finding),
              palette);
  if (const SourceFile* file = sources.Find(finding.region.file)) {
    out += Excerpt(*file, finding.region, finding.fix, palette);
  }
  if (!IsInline(finding.region, finding.fix)) {
    out += FixDiff(sources, finding.fix, palette);
  }
  for (const Note& note : finding.notes) {
    out +=
        Line(Place(report, note.region), Level::kNote, note.message, palette);
    if (const SourceFile* file = sources.Find(note.region.file)) {
      out += Excerpt(*file, note.region, {}, palette);
    }
  }
}

std::string Count(std::size_t count, std::string_view what) {
  return std::to_string(count) + " " + std::string(what) +
         (count == 1 ? "" : "s");
}

}  // namespace

std::string TextReport(const Report& report, Sources& sources, bool color) {
  const Palette& palette = color ? kColors : kPlain;
  std::string out;
  for (const Finding& finding : report.findings) {
    AppendFinding(out, report, sources, finding, palette);
  }
  return out;
}

std::string Summary(const Report& report) {
  const auto suppressed = std::ranges::count_if(
      report.findings,
      [](const Finding& one) { return one.suppression.has_value(); });
  const std::size_t found = report.findings.size() - suppressed;
  std::string text = found == 0 ? "no findings" : Count(found, "finding");
  if (suppressed > 0) text += ", " + std::to_string(suppressed) + " suppressed";
  text += " in " + Count(report.units, "translation unit");
  const auto errors = std::ranges::count(report.notifications, Level::kError,
                                         &Notification::level);
  if (errors > 0) text += ", " + Count(errors, "error");
  return text;
}

}  // namespace ctxtidy::report
