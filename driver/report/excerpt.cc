#include "driver/report/excerpt.h"

#include <algorithm>
#include <cstdio>

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/ConvertUTF.h"
#include "llvm/Support/Unicode.h"

namespace ctxtidy::report {
namespace {

constexpr unsigned kTabStop = 8;

// The bytes of the code point at the start of `text`: 1 if it is malformed.
std::size_t PointSize(std::string_view text) {
  const auto* begin = reinterpret_cast<const llvm::UTF8*>(text.data());
  const std::size_t size = llvm::getNumBytesForUTF8(*begin);
  return size <= text.size() && llvm::isLegalUTF8Sequence(begin, begin + size)
             ? size
             : 1;
}

std::string CaretLine(const ShownLine& shown, const Region& region) {
  const std::size_t size = shown.column.size() - 1;
  const std::size_t begin =
      std::min<std::size_t>(region.begin_column - 1, size);
  const std::size_t end =
      region.end_line > region.begin_line
          ? size
          : std::min<std::size_t>(region.end_column - 1, size);
  std::string line(shown.column[begin], ' ');
  line += '^';
  if (end > begin && shown.column[end] > shown.column[begin] + 1) {
    line.append(shown.column[end] - shown.column[begin] - 1, '~');
  }
  return line;
}

std::string FixLine(const ShownLine& shown, const std::vector<Edit>& fix) {
  std::string line;
  for (const Edit& edit : fix) {
    const std::size_t byte = std::min<std::size_t>(edit.region.begin_column - 1,
                                                   shown.column.size() - 1);
    const unsigned column = shown.column[byte];
    if (line.size() < column) {
      line.append(column - line.size(), ' ');
    } else if (!line.empty()) {
      line += ' ';
    }
    line += edit.text;
  }
  return line;
}

}  // namespace

std::string Gutter(unsigned line) {
  char buffer[32];
  std::snprintf(buffer, sizeof(buffer), "%5u | ", line);
  return buffer;
}

ShownLine ShowLine(std::string_view line) {
  ShownLine shown;
  unsigned column = 0;
  while (!line.empty()) {
    const std::size_t size = PointSize(line);
    const std::string_view point = line.substr(0, size);
    shown.column.insert(shown.column.end(), size, column);
    const int width = llvm::sys::unicode::columnWidthUTF8(point);
    if (point == "\t") {
      const unsigned blanks = kTabStop - column % kTabStop;
      shown.text.append(blanks, ' ');
      column += blanks;
    } else if (width < 0) {
      shown.text += '?';
      ++column;
    } else {
      shown.text += point;
      column += width;
    }
    line.remove_prefix(size);
  }
  shown.column.push_back(column);
  return shown;
}

bool IsInline(const Region& region, const std::vector<Edit>& fix) {
  return std::ranges::all_of(fix, [&](const Edit& edit) {
    return edit.region.file == region.file && !edit.text.empty() &&
           edit.region.begin_line == region.begin_line &&
           edit.region.end_line == region.begin_line &&
           edit.text.find_first_of("\r\n") == std::string::npos;
  });
}

std::string Excerpt(const SourceFile& file, const Region& region,
                    const std::vector<Edit>& fix, const Palette& palette) {
  const ShownLine shown = ShowLine(file.Line(region.begin_line));
  std::string text = Gutter(region.begin_line) + shown.text + "\n";
  text.append(kEmptyGutter).append(palette.caret);
  text.append(CaretLine(shown, region)).append(palette.reset).append("\n");
  if (!fix.empty() && IsInline(region, fix)) {
    text.append(kEmptyGutter).append(palette.fix);
    text.append(FixLine(shown, fix)).append(palette.reset).append("\n");
  }
  return text;
}

}  // namespace ctxtidy::report
