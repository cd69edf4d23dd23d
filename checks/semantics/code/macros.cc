#include "checks/semantics/code/macros.h"

#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"

namespace ctxtidy::semantics {

bool IsWritten(const clang::ASTContext& context, clang::SourceLocation token) {
  const clang::SourceManager& sources = context.getSourceManager();
  while (token.isMacroID() && sources.isMacroArgExpansion(token)) {
    token = sources.getImmediateMacroCallerLoc(token);
  }
  return token.isFileID();
}

void ForEachMacro(const clang::ASTContext& context, clang::SourceLocation token,
                  llvm::function_ref<bool(const MacroUse&)> visit) {
  const clang::SourceManager& sources = context.getSourceManager();
  while (token.isMacroID()) {
    if (sources.isMacroArgExpansion(token)) {
      token = sources.getImmediateMacroCallerLoc(token);
      continue;
    }
    clang::CharSourceRange range = sources.getImmediateExpansionRange(token);
    const clang::SourceLocation outer = range.getBegin();
    range.setBegin(sources.getSpellingLoc(range.getBegin()));
    range.setEnd(sources.getSpellingLoc(range.getEnd()));
    const MacroUse use = {
        clang::Lexer::getImmediateMacroName(token, sources,
                                            context.getLangOpts()),
        clang::Lexer::getSourceText(range, sources, context.getLangOpts())};
    if (!visit(use)) return;
    token = outer;
  }
}

llvm::StringRef OutermostMacro(const clang::ASTContext& context,
                               clang::SourceLocation token) {
  llvm::StringRef name;
  ForEachMacro(context, token, [&](const MacroUse& use) {
    name = use.name;
    return true;
  });
  return name;
}

}  // namespace ctxtidy::semantics
