#ifndef CTXTIDY_DRIVER_REPORT_SOURCE_H_
#define CTXTIDY_DRIVER_REPORT_SOURCE_H_

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace ctxtidy::report {

// A source file's text and its lines, which count from 1. A line ends in LF, CR
// or both, as compilers have it.
class SourceFile {
 public:
  explicit SourceFile(std::string text);

  std::string_view text() const { return text_; }
  unsigned line_count() const { return line_starts_.size(); }
  // The line without its end; empty if there is no such line.
  std::string_view Line(unsigned line) const;
  // The lines `first` to `last`, with the ends of all but the last.
  std::string_view Lines(unsigned first, unsigned last) const;
  // The line in which the byte at `offset` is.
  unsigned LineAt(std::size_t offset) const;
  std::size_t LineStart(unsigned line) const { return line_starts_[line - 1]; }
  // Turns a column in bytes into one in UTF-16 code units, both from 1.
  unsigned Utf16Column(unsigned line, unsigned column) const;
  // SARIF's primaryLocationLineHash; empty if there is no such line.
  std::string_view Fingerprint(unsigned line) const;

 private:
  std::string text_;
  std::vector<std::size_t> line_starts_;
  mutable std::vector<std::string> fingerprints_;  // Computed when asked for.
};

// Reads each file once.
class Sources {
 public:
  // Null if the file cannot be read.
  const SourceFile* Find(const std::string& path);

 private:
  std::map<std::string, std::unique_ptr<SourceFile>> files_;
};

}  // namespace ctxtidy::report

#endif  // CTXTIDY_DRIVER_REPORT_SOURCE_H_
