#ifndef CTXTIDY_DRIVER_REPORT_PATHS_H_
#define CTXTIDY_DRIVER_REPORT_PATHS_H_

#include <optional>
#include <string>
#include <string_view>

namespace ctxtidy::report {

// `path` as seen from the directory `base`, without "./"; nothing if it is not
// below `base`. Both are absolute.
std::optional<std::string> PathBelow(std::string_view base,
                                     std::string_view path);

// `path` relative to `base` where it is below it, else unchanged.
std::string ShortPath(std::string_view base, std::string_view path);

// Percent-encodes a path for use in a URI; slashes stay.
std::string EncodePath(std::string_view path);

// "file:///…" of an absolute path.
std::string FileUri(std::string_view path);
// The same, ending in a slash.
std::string DirectoryUri(std::string_view path);

}  // namespace ctxtidy::report

#endif  // CTXTIDY_DRIVER_REPORT_PATHS_H_
