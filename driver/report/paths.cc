#include "driver/report/paths.h"

#include <cstdio>

namespace ctxtidy::report {
namespace {

// What a segment of a path may contain as it is (RFC 3986), less the colon: a
// relative reference must not look as if it began with a scheme.
bool IsPlain(char c) {
  constexpr std::string_view kMarks = "-._~!$&'()*+,;=@/";
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         (c >= '0' && c <= '9') || kMarks.find(c) != std::string_view::npos;
}

}  // namespace

std::optional<std::string> PathBelow(std::string_view base,
                                     std::string_view path) {
  if (base.ends_with('/')) base.remove_suffix(1);
  if (!path.starts_with(base)) return std::nullopt;
  path.remove_prefix(base.size());
  if (!path.starts_with('/') || path.size() == 1) return std::nullopt;
  return std::string(path.substr(1));
}

std::string ShortPath(std::string_view base, std::string_view path) {
  return PathBelow(base, path).value_or(std::string(path));
}

std::string EncodePath(std::string_view path) {
  std::string encoded;
  for (char c : path) {
    if (IsPlain(c)) {
      encoded += c;
    } else {
      char buffer[4];
      std::snprintf(buffer, sizeof(buffer), "%%%02X",
                    static_cast<unsigned char>(c));
      encoded += buffer;
    }
  }
  return encoded;
}

std::string FileUri(std::string_view path) {
  return "file://" + EncodePath(path);
}

std::string DirectoryUri(std::string_view path) {
  std::string uri = FileUri(path);
  if (!uri.ends_with('/')) uri += '/';
  return uri;
}

}  // namespace ctxtidy::report
