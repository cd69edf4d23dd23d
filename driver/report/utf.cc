#include "driver/report/utf.h"

#include "llvm/Support/ConvertUTF.h"

namespace ctxtidy::report {

std::u32string DecodeUtf8(std::string_view text) {
  // A code point takes at least one byte, so this is room enough.
  std::u32string points(text.size(), U'\0');
  auto* from = reinterpret_cast<const llvm::UTF8*>(text.data());
  auto* begin = reinterpret_cast<llvm::UTF32*>(points.data());
  llvm::UTF32* to = begin;
  llvm::ConvertUTF8toUTF32(&from, from + text.size(), &to, to + points.size(),
                           llvm::lenientConversion);
  points.resize(to - begin);
  return points;
}

std::size_t Utf16Length(std::string_view text) {
  std::size_t length = 0;
  for (char32_t point : DecodeUtf8(text)) length += point > 0xFFFF ? 2 : 1;
  return length;
}

}  // namespace ctxtidy::report
