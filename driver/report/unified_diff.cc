#include "driver/report/unified_diff.h"

#include <algorithm>
#include <vector>

namespace ctxtidy::report {
namespace {

// Lines shown around what changes.
constexpr std::size_t kContext = 3;

using Lines = std::vector<std::string_view>;  // With their ends.

Lines Split(std::string_view text) {
  Lines lines;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    const std::size_t length =
        end == std::string_view::npos ? text.size() : end + 1;
    lines.push_back(text.substr(0, length));
    text.remove_prefix(length);
  }
  return lines;
}

// Lines [before, before_end) are replaced by [after, after_end).
struct Change {
  std::size_t before;
  std::size_t before_end;
  std::size_t after;
  std::size_t after_end;
};

// Longest common subsequences are for what differs only; texts that are mended
// are the same nearly everywhere.
class Differ {
 public:
  Differ(const Lines& before, const Lines& after)
      : before_(before), after_(after) {}

  std::vector<Change> Run() {
    Split(0, before_.size(), 0, after_.size());
    return std::move(changes_);
  }

 private:
  // Tables larger than this are not worth their memory.
  static constexpr std::size_t kMostCells = 4'000'000;

  void Split(std::size_t b, std::size_t b_end, std::size_t a,
             std::size_t a_end) {
    while (b < b_end && a < a_end && before_[b] == after_[a]) ++b, ++a;
    while (b < b_end && a < a_end && before_[b_end - 1] == after_[a_end - 1])
      --b_end, --a_end;
    if (b == b_end && a == a_end) return;
    const std::size_t rows = b_end - b;
    const std::size_t columns = a_end - a;
    if (rows == 0 || columns == 0 || rows * columns > kMostCells) {
      changes_.push_back({b, b_end, a, a_end});
      return;
    }
    // length[i][j]: of the longest common subsequence of what is left there.
    std::vector<std::uint32_t> length((rows + 1) * (columns + 1));
    auto at = [&](std::size_t i, std::size_t j) -> std::uint32_t& {
      return length[i * (columns + 1) + j];
    };
    for (std::size_t i = rows; i-- > 0;) {
      for (std::size_t j = columns; j-- > 0;) {
        at(i, j) = before_[b + i] == after_[a + j]
                       ? at(i + 1, j + 1) + 1
                       : std::max(at(i + 1, j), at(i, j + 1));
      }
    }
    for (std::size_t i = 0, j = 0; i < rows || j < columns;) {
      const std::size_t i_from = i;
      const std::size_t j_from = j;
      while (i < rows && j < columns && before_[b + i] == after_[a + j])
        ++i, ++j;
      if (i > i_from) continue;
      while ((i < rows || j < columns) &&
             !(i < rows && j < columns && before_[b + i] == after_[a + j])) {
        if (j == columns || (i < rows && at(i + 1, j) >= at(i, j + 1))) {
          ++i;
        } else {
          ++j;
        }
      }
      changes_.push_back({b + i_from, b + i, a + j_from, a + j});
    }
  }

  const Lines& before_;
  const Lines& after_;
  std::vector<Change> changes_;
};

void Append(std::string& out, char sign, std::string_view line) {
  out += sign;
  out += line;
  if (!line.ends_with('\n')) out += "\n\\ No newline at end of file\n";
}

std::string Range(std::size_t begin, std::size_t end) {
  // Of no lines, the one before is named.
  const std::size_t count = end - begin;
  const std::string first = std::to_string(count == 0 ? begin : begin + 1);
  return count == 1 ? first : first + "," + std::to_string(count);
}

}  // namespace

std::string UnifiedDiff(std::string_view path, std::string_view before,
                        std::string_view after) {
  const Lines old_lines = Split(before);
  const Lines new_lines = Split(after);
  const std::vector<Change> changes = Differ(old_lines, new_lines).Run();
  if (changes.empty()) return "";
  std::string out =
      "--- a/" + std::string(path) + "\n+++ b/" + std::string(path) + "\n";
  for (std::size_t i = 0; i < changes.size();) {
    // Changes whose surroundings touch are one hunk.
    std::size_t last = i;
    while (last + 1 < changes.size() &&
           changes[last + 1].before - changes[last].before_end <=
               2 * kContext) {
      ++last;
    }
    const std::size_t lead = std::min(kContext, changes[i].before);
    const std::size_t tail =
        std::min(kContext, old_lines.size() - changes[last].before_end);
    out += "@@ -" +
           Range(changes[i].before - lead, changes[last].before_end + tail) +
           " +" +
           Range(changes[i].after - lead, changes[last].after_end + tail) +
           " @@\n";
    std::size_t line = changes[i].before - lead;
    for (; i <= last; ++i) {
      for (; line < changes[i].before; ++line)
        Append(out, ' ', old_lines[line]);
      for (; line < changes[i].before_end; ++line)
        Append(out, '-', old_lines[line]);
      for (std::size_t made = changes[i].after; made < changes[i].after_end;
           ++made)
        Append(out, '+', new_lines[made]);
    }
    for (const std::size_t end = line + tail; line < end; ++line)
      Append(out, ' ', old_lines[line]);
  }
  return out;
}

}  // namespace ctxtidy::report
