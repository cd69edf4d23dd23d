#ifndef CTXTIDY_DRIVER_REPORT_UTF_H_
#define CTXTIDY_DRIVER_REPORT_UTF_H_

#include <cstddef>
#include <string>
#include <string_view>

namespace ctxtidy::report {

// The code points of UTF-8 `text`; what is malformed becomes U+FFFD.
std::u32string DecodeUtf8(std::string_view text);

// How many UTF-16 code units `text` takes.
std::size_t Utf16Length(std::string_view text);

}  // namespace ctxtidy::report

#endif  // CTXTIDY_DRIVER_REPORT_UTF_H_
