#include "driver/engine/comments.h"

#include <algorithm>
#include <iterator>
#include <string>

#include "clang/Basic/LangOptions.h"
#include "clang/Lex/Lexer.h"
#include "clang/Lex/Token.h"
#include "llvm/ADT/StringRef.h"

namespace ctxtidy::engine {
namespace {

// Counts the conditions around the text, by the directives in it.
class Conditions {
 public:
  void Read(const clang::Token& token) {
    if (token.is(clang::tok::hash) && token.isAtStartOfLine()) {
      in_directive_ = true;
    } else if (in_directive_) {
      in_directive_ = false;
      if (token.is(clang::tok::raw_identifier)) {
        Enter(token.getRawIdentifier());
      }
    }
    first_ &= token.is(clang::tok::comment) || in_directive_ || guarded_;
  }

  bool None() const { return depth_ == (guarded_ ? 1 : 0); }

 private:
  void Enter(llvm::StringRef directive) {
    if (directive == "if" || directive == "ifdef" || directive == "ifndef") {
      if (depth_ == 0 && first_ && directive == "ifndef") guarded_ = true;
      ++depth_;
      first_ = false;
    } else if (directive == "endif" && depth_ > 0) {
      if (--depth_ == 0) guarded_ = false;
    }
  }

  int depth_ = 0;
  bool in_directive_ = false;
  bool first_ = true;     // Nothing but comments so far.
  bool guarded_ = false;  // Within the guard of a header.
};

}  // namespace

PlainComments::PlainComments(std::string_view text) {
  clang::LangOptions options;
  options.CPlusPlus = options.CPlusPlus11 = options.CPlusPlus20 = true;
  options.RawStringLiterals = options.LineComment = true;
  // The lexer stops at the byte behind the text.
  const std::string own(text);
  clang::Lexer lexer(clang::SourceLocation(), options, own.data(), own.data(),
                     own.data() + own.size());
  lexer.SetCommentRetentionState(true);
  Conditions conditions;
  clang::Token token;
  do {
    lexer.LexFromRawLexer(token);
    if (token.is(clang::tok::comment) && conditions.None()) {
      const std::size_t end = lexer.getBufferLocation() - own.data();
      ranges_.push_back({end - token.getLength(), end});
    }
    conditions.Read(token);
  } while (token.isNot(clang::tok::eof));
}

bool PlainComments::Has(std::size_t offset) const {
  const auto behind =
      std::ranges::upper_bound(ranges_, offset, {}, &Range::begin);
  return behind != ranges_.begin() && offset < std::prev(behind)->end;
}

}  // namespace ctxtidy::engine
