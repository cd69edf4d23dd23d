#include "driver/report/source.h"

#include <algorithm>
#include <utility>

#include "driver/report/fingerprint.h"
#include "driver/report/utf.h"
#include "llvm/Support/MemoryBuffer.h"

namespace ctxtidy::report {

SourceFile::SourceFile(std::string text) : text_(std::move(text)) {
  line_starts_.push_back(0);
  for (std::size_t i = 0; i < text_.size(); ++i) {
    const bool pair =
        text_[i] == '\r' && i + 1 < text_.size() && text_[i + 1] == '\n';
    if (text_[i] == '\n' || (text_[i] == '\r' && !pair)) {
      line_starts_.push_back(i + 1);
    }
  }
}

std::string_view SourceFile::Line(unsigned line) const {
  return Lines(line, line);
}

std::string_view SourceFile::Lines(unsigned first, unsigned last) const {
  if (first == 0 || first > last || last > line_count()) return {};
  const std::size_t begin = LineStart(first);
  const std::size_t end =
      last < line_count() ? LineStart(last + 1) : text_.size();
  std::string_view lines = std::string_view(text_).substr(begin, end - begin);
  if (lines.ends_with('\n')) lines.remove_suffix(1);
  if (lines.ends_with('\r')) lines.remove_suffix(1);
  return lines;
}

unsigned SourceFile::LineAt(std::size_t offset) const {
  return std::ranges::upper_bound(line_starts_, offset) - line_starts_.begin();
}

unsigned SourceFile::Utf16Column(unsigned line, unsigned column) const {
  // A column behind the end of the line, as for a file that has changed
  // meanwhile, is clamped to that end.
  return 1 + Utf16Length(Line(line).substr(
                 0, std::min<std::size_t>(column - 1, Line(line).size())));
}

std::string_view SourceFile::Fingerprint(unsigned line) const {
  if (fingerprints_.empty()) fingerprints_ = LineFingerprints(text_);
  if (line == 0 || line > fingerprints_.size()) return {};
  return fingerprints_[line - 1];
}

const SourceFile* Sources::Find(const std::string& path) {
  auto [entry, fresh] = files_.try_emplace(path);
  if (fresh) {
    if (auto buffer = llvm::MemoryBuffer::getFile(path)) {
      entry->second =
          std::make_unique<SourceFile>((*buffer)->getBuffer().str());
    }
  }
  return entry->second.get();
}

}  // namespace ctxtidy::report
