#include "driver/report/fix_diff.h"

#include <algorithm>
#include <cstdio>

namespace ctxtidy::report {
namespace {

// A longer fix is better looked at in an editor.
constexpr std::size_t kMaxLines = 12;

void AppendLine(std::string& out, unsigned number, char sign,
                std::string_view line, std::string_view color,
                const Palette& palette) {
  char gutter[32];
  std::snprintf(gutter, sizeof(gutter), "%5u ", number);
  out.append(gutter).append(color).append(1, sign);
  if (!line.empty()) out.append(" ").append(ShowLine(line).text);
  out.append(palette.reset).append("\n");
}

// Edits that touch the same or neighbouring lines, as a diff of those lines.
std::string Hunk(const SourceFile& before, const SourceFile& after, int shift,
                 unsigned first, unsigned last, unsigned last_after,
                 const Palette& palette) {
  // What is the same at both ends is not part of the change.
  unsigned first_after = first + shift;
  while (first <= last && first_after <= last_after &&
         before.Line(first) == after.Line(first_after)) {
    ++first, ++first_after;
  }
  while (first <= last && first_after <= last_after &&
         before.Line(last) == after.Line(last_after)) {
    --last, --last_after;
  }
  std::string out;
  for (unsigned line = first; line <= last; ++line) {
    AppendLine(out, line, '-', before.Line(line), palette.removed, palette);
  }
  for (unsigned line = first_after; line <= last_after; ++line) {
    AppendLine(out, line, '+', after.Line(line), palette.fix, palette);
  }
  return out;
}

std::string FileDiff(const SourceFile& before, const std::vector<Edit>& edits,
                     const Palette& palette) {
  const SourceFile after(ApplyEdits(before.text(), edits));
  std::string out;
  long growth = 0;  // In bytes, of the text before the current edit.
  int shift = 0;    // The same in lines.
  for (std::size_t i = 0; i < edits.size();) {
    const unsigned first = before.LineAt(edits[i].region.begin_offset);
    unsigned last = first;
    for (; i < edits.size() &&
           before.LineAt(edits[i].region.begin_offset) <= last + 1;
         ++i) {
      const Region& region = edits[i].region;
      last = std::max(last, before.LineAt(region.end_offset));
      growth += static_cast<long>(edits[i].text.size()) -
                static_cast<long>(region.end_offset - region.begin_offset);
    }
    const std::size_t end =
        before.LineStart(last) + before.Line(last).size() + growth;
    const unsigned last_after = after.LineAt(end);
    out += Hunk(before, after, shift, first, last, last_after, palette);
    shift = static_cast<int>(last_after) - static_cast<int>(last);
  }
  return out;
}

std::string FirstLines(std::string text) {
  std::size_t end = 0;
  for (std::size_t n = 0; n < kMaxLines; ++n) {
    end = text.find('\n', end);
    if (end == std::string::npos) return text;
    ++end;
  }
  if (end < text.size()) text.replace(end, text.npos, "      ...\n");
  return text;
}

}  // namespace

std::string ApplyEdits(std::string_view text, const std::vector<Edit>& edits) {
  std::string result;
  std::size_t done = 0;
  for (const Edit& edit : edits) {
    const Region& region = edit.region;
    if (region.begin_offset < done || region.end_offset < region.begin_offset ||
        region.end_offset > text.size()) {
      continue;
    }
    result += text.substr(done, region.begin_offset - done);
    result += edit.text;
    done = region.end_offset;
  }
  result += text.substr(done);
  return result;
}

std::string FixDiff(Sources& sources, const std::vector<Edit>& fix,
                    const Palette& palette) {
  std::string out;
  for (std::size_t i = 0; i < fix.size();) {
    const std::string& path = fix[i].region.file;
    const SourceFile* file = sources.Find(path);
    std::vector<Edit> edits;
    for (; i < fix.size() && fix[i].region.file == path; ++i) {
      if (file != nullptr && fix[i].region.end_offset <= file->text().size()) {
        edits.push_back(fix[i]);
      }
    }
    if (!edits.empty()) out += FileDiff(*file, edits, palette);
  }
  return FirstLines(std::move(out));
}

}  // namespace ctxtidy::report
