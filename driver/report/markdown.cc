#include "driver/report/markdown.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "driver/report/markdown_table.h"

namespace ctxtidy::report {
namespace {

std::vector<std::string_view> SplitLines(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    lines.push_back(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return lines;
}

bool IsComment(std::string_view line) {
  return line.starts_with("<!--") && line.ends_with("-->");
}

bool IsFence(std::string_view line) { return line.starts_with("```"); }

// If `text` begins with "[words](target)", appends the words, and the target
// in parentheses where it is an address, and takes all that off `text`.
bool TakeLink(std::string_view& text, std::string& out) {
  const std::size_t middle = text.find("](");
  const std::size_t end = text.find(')');
  if (!text.starts_with('[') || middle == std::string_view::npos ||
      end == std::string_view::npos || end < middle) {
    return false;
  }
  const std::string_view words = text.substr(1, middle - 1);
  const std::string_view target = text.substr(middle + 2, end - middle - 2);
  out += words;
  if (target.starts_with("http") && target != words) {
    out.append(" (").append(target).append(")");
  }
  text.remove_prefix(end + 1);
  return true;
}

// A line of prose without its marks. What stands in backquotes stays as it is,
// less the quotes: C++ has asterisks and brackets of its own.
std::string Words(std::string_view line) {
  std::string words;
  bool code = false;
  while (!line.empty()) {
    if (line.front() == '`') {
      code = !code;
      line.remove_prefix(1);
    } else if (!code && line.starts_with("**")) {
      line.remove_prefix(2);
    } else if (code || !TakeLink(line, words)) {
      words += line.front();
      line.remove_prefix(1);
    }
  }
  return words;
}

std::string Heading(std::string_view line, bool color) {
  line.remove_prefix(line.find_first_not_of('#'));
  if (line.starts_with(' ')) line.remove_prefix(1);
  const std::string words = Words(line);
  return color ? "\033[1m" + words + "\033[0m" : words;
}

std::string RenderLine(std::string_view line, bool color) {
  return line.starts_with('#') ? Heading(line, color) : Words(line);
}

void AddRow(std::vector<std::vector<std::string>>& table,
            std::string_view line) {
  std::vector<std::string> cells = TableCells(line);
  for (std::string& cell : cells) cell = Words(cell);
  if (!cells.empty()) table.push_back(std::move(cells));
}

// Takes a quoted regular expression off `text` and returns it as plain words.
std::string TakeQuoted(std::string_view& text) {
  std::string words;
  std::size_t i = 1;
  for (; i < text.size() && text[i] != '"'; ++i) {
    if (text[i] == '\\' && i + 1 < text.size()) ++i;
    words += text[i];
  }
  text.remove_prefix(std::min(i + 1, text.size()));
  return words;
}

// "// warning: a; note: b" for the expectations `"a" note "b"`.
std::string Told(std::string_view expectations) {
  std::string told;
  std::string_view level = "warning";
  while (!expectations.empty()) {
    if (expectations.starts_with('"')) {
      told += told.empty() ? "// " : "; ";
      told.append(level).append(": ").append(TakeQuoted(expectations));
      level = "warning";
    } else {
      if (expectations.starts_with("note")) level = "note";
      expectations.remove_prefix(1);
    }
  }
  return told;
}

}  // namespace

std::string ForReaders(std::string_view markdown) {
  constexpr std::string_view kWant = "// want ";
  std::string page;
  for (std::string_view line : SplitLines(markdown)) {
    const std::size_t want = line.find(kWant);
    page += line.substr(0, want);
    if (want != line.npos) page += Told(line.substr(want + kWant.size()));
    page += '\n';
  }
  return page;
}

std::string PlainText(std::string_view markdown, bool color) {
  std::string text;
  std::vector<std::vector<std::string>> table;
  bool code = false;
  for (std::string_view line : SplitLines(markdown)) {
    if (!code && line.starts_with('|')) {
      AddRow(table, line);
      continue;
    }
    text += AlignedTable(std::exchange(table, {}));
    if (IsFence(line)) {
      code = !code;
    } else if (code) {
      text += line.empty() ? "\n" : "    " + std::string(line) + "\n";
    } else if (!IsComment(line)) {
      // One blank line is enough where something between two was left out.
      const bool blank = text.empty() || text.ends_with("\n\n");
      if (!line.empty() || !blank) text += RenderLine(line, color) + "\n";
    }
  }
  text += AlignedTable(table);
  while (text.ends_with("\n\n")) text.pop_back();
  return text;
}

std::string FirstParagraph(std::string_view markdown) {
  std::string paragraph;
  bool skipping = false;  // Code, or a region that is generated.
  for (std::string_view line : SplitLines(markdown)) {
    const bool comment = IsComment(line);
    if (IsFence(line) || comment) {
      skipping = comment ? line.find("<!-- /") == std::string_view::npos &&
                               line.find("<!-- generated") == 0
                         : !skipping;
    }
    const bool prose = !skipping && !comment && !line.empty() &&
                       !IsFence(line) && line.find_first_of("#|") != 0;
    if (prose) {
      if (!paragraph.empty()) paragraph += ' ';
      paragraph += Words(line);
    } else if (!paragraph.empty()) {
      break;
    }
  }
  return paragraph;
}

}  // namespace ctxtidy::report
