#include "driver/report/fingerprint.h"

#include <cinttypes>
#include <cstdint>
#include <cstdio>
#include <map>

#include "driver/report/utf.h"

namespace ctxtidy::report {
namespace {

// A line's hash covers this many code units from its first one on.
constexpr std::size_t kWindow = 100;
constexpr std::uint64_t kFactor = 37;
constexpr char16_t kEndOfFile = 0xFFFF;

// The file as the hash sees it: UTF-16 without blanks, line ends as LF.
struct Text {
  std::u16string units;
  std::vector<std::size_t> line_starts;  // Indices into `units`.

  void Append(char32_t point) {
    if (units.empty() || units.back() == u'\n') {
      line_starts.push_back(units.size());
    }
    if (point > 0xFFFF) {
      units.push_back(
          static_cast<char16_t>(0xD800 + ((point - 0x10000) >> 10)));
      units.push_back(static_cast<char16_t>(0xDC00 + (point & 0x3FF)));
    } else {
      units.push_back(static_cast<char16_t>(point));
    }
  }
};

Text Normalize(std::string_view text) {
  Text result;
  bool after_return = false;
  for (char32_t point : DecodeUtf8(text)) {
    const bool skip =
        point == U' ' || point == U'\t' || (after_return && point == U'\n');
    // Even a blank ends the pair: in "\r \n" both count, here as elsewhere.
    after_return = !skip && point == U'\r';
    if (!skip) result.Append(after_return ? U'\n' : point);
  }
  result.Append(kEndOfFile);
  result.units.append(kWindow, u'\0');
  return result;
}

}  // namespace

std::vector<std::string> LineFingerprints(std::string_view text) {
  const Text normal = Normalize(text);
  std::map<std::uint64_t, unsigned> seen;
  std::vector<std::string> fingerprints;
  fingerprints.reserve(normal.line_starts.size());
  for (std::size_t start : normal.line_starts) {
    std::uint64_t hash = 0;
    for (std::size_t i = start; i < start + kWindow; ++i) {
      hash = hash * kFactor + normal.units[i];
    }
    char buffer[40];
    std::snprintf(buffer, sizeof(buffer), "%" PRIx64 ":%u", hash, ++seen[hash]);
    fingerprints.emplace_back(buffer);
  }
  return fingerprints;
}

}  // namespace ctxtidy::report
