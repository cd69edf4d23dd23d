#include "checks/semantics/code/source_text.h"

#include "clang/Basic/CharInfo.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"

namespace ctxtidy::semantics {

llvm::StringRef TextOf(const clang::ASTContext& context,
                       clang::SourceRange range) {
  const clang::SourceManager& sources = context.getSourceManager();
  return clang::Lexer::getSourceText(
      sources.getExpansionRange(clang::CharSourceRange::getTokenRange(range)),
      sources, context.getLangOpts());
}

bool HasIdentifier(llvm::StringRef text, llvm::StringRef word) {
  auto is_word = [](char c) { return clang::isAsciiIdentifierContinue(c); };
  for (std::size_t at = text.find(word); at != llvm::StringRef::npos;
       at = text.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    if ((at == 0 || !is_word(text[at - 1])) &&
        (end == text.size() || !is_word(text[end]))) {
      return true;
    }
  }
  return false;
}

clang::SourceLocation EndOf(const clang::ASTContext& context,
                            clang::SourceRange range) {
  return clang::Lexer::getLocForEndOfToken(
      range.getEnd(), 0, context.getSourceManager(), context.getLangOpts());
}

llvm::StringRef IndentationAt(const clang::ASTContext& context,
                              clang::SourceLocation location) {
  return clang::Lexer::getIndentationForLine(location,
                                             context.getSourceManager());
}

bool IsPlainText(clang::SourceRange range) {
  return range.isValid() && range.getBegin().isFileID() &&
         range.getEnd().isFileID();
}

ScannedText Scan(const clang::ASTContext& context, clang::SourceRange range) {
  ScannedText found;
  const llvm::StringRef text = TextOf(context, range);
  clang::Lexer lexer(clang::SourceLocation(), context.getLangOpts(),
                     text.begin(), text.begin(), text.end());
  clang::Token token, before;
  before.startToken();
  for (bool more = true; more; before = token) {
    more = !lexer.LexFromRawLexer(token);
    if (!token.is(clang::tok::raw_identifier)) continue;
    const llvm::StringRef name = token.getRawIdentifier();
    if (before.is(clang::tok::hash) && before.isAtStartOfLine() &&
        name.starts_with("if")) {
      found.conditional = true;
    }
    if (!before.isOneOf(clang::tok::period, clang::tok::arrow,
                        clang::tok::coloncolon)) {
      found.names.insert(name);
    }
  }
  return found;
}

}  // namespace ctxtidy::semantics
