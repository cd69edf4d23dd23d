#include "checks/semantics/source_text.h"

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

}  // namespace ctxtidy::semantics
