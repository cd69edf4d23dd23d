#include "checks/semantics/error_logs.h"

#include <optional>

#include "checks/semantics/unit.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/STLExtras.h"

namespace ctxtidy::semantics {
namespace {

using clang::dyn_cast;

// Is the word among the tokens of a macro's expansion, as it was written?
bool HasToken(llvm::StringRef text, llvm::StringRef word) {
  const clang::LangOptions options;
  clang::Lexer lexer(clang::SourceLocation(), options, text.begin(),
                     text.begin(), text.end());
  clang::Token token;
  while (!lexer.LexFromRawLexer(token)) {
    if (token.is(clang::tok::raw_identifier) &&
        token.getRawIdentifier() == word) {
      return true;
    }
  }
  return token.is(clang::tok::raw_identifier) &&
         token.getRawIdentifier() == word;
}

class Finder {
 public:
  explicit Finder(const Function& function)
      : function_(function),
        context_(function.unit().context()),
        sources_(context_.getSourceManager()) {}

  std::vector<LoggedError> Run() {
    std::vector<LoggedError> found;
    for (const clang::Stmt* stmt : function_.body().statements()) {
      const auto* call = dyn_cast<clang::CallExpr>(stmt);
      if (call == nullptr && !llvm::isa<clang::CXXConstructExpr>(stmt)) {
        continue;
      }
      std::optional<std::string> name;
      if (call != nullptr) name = ByFunction(*call);
      if (!name) name = ByMacro(llvm::cast<clang::Expr>(*stmt));
      if (!name) continue;
      found.push_back({stmt, RangeOf(llvm::cast<clang::Expr>(*stmt)), *name});
    }
    return found;
  }

 private:
  // Of all that a macro consists of, the macro's.
  clang::SourceRange RangeOf(const clang::Expr& expr) const {
    const clang::SourceLocation at = expr.getExprLoc();
    return at.isMacroID() ? sources_.getExpansionRange(at).getAsRange()
                          : expr.getSourceRange();
  }

  std::optional<std::string> ByFunction(const clang::CallExpr& call) const {
    const clang::FunctionDecl* callee = call.getDirectCallee();
    if (callee == nullptr) return std::nullopt;
    const auto& entries = function_.unit().resolver().ErrorLogsOf(*callee);
    if (llvm::none_of(entries, [&](const model::ErrorLog* entry) {
          return entry->argument.empty() || Mentions(call, entry->argument);
        })) {
      return std::nullopt;
    }
    const clang::SourceLocation at = call.getExprLoc();
    if (at.isMacroID() && !sources_.isMacroArgExpansion(at)) {
      return OutermostMacro(at);
    }
    return callee->getNameAsString();
  }

  // Does an argument name a constant or a macro like that?
  bool Mentions(const clang::CallExpr& call, llvm::StringRef word) const {
    for (const clang::Expr* argument : call.arguments()) {
      const Body parts(*argument);
      for (const clang::Stmt* part : parts.statements()) {
        const auto* ref = dyn_cast<clang::DeclRefExpr>(part);
        if (ref != nullptr && ref->getDecl()->getIdentifier() != nullptr &&
            ref->getDecl()->getName() == word) {
          return true;
        }
        const clang::SourceLocation at = part->getBeginLoc();
        if (llvm::isa<clang::IntegerLiteral>(part) && at.isMacroID() &&
            clang::Lexer::getImmediateMacroName(
                at, sources_, context_.getLangOpts()) == word) {
          return true;
        }
      }
    }
    return false;
  }

  std::optional<std::string> ByMacro(const clang::Expr& expr) const {
    clang::SourceLocation at = expr.getExprLoc();
    bool first = true;
    while (at.isMacroID()) {
      if (sources_.isMacroArgExpansion(at)) {
        // What a macro is given is not what it does.
        if (first) return std::nullopt;
        at = sources_.getImmediateMacroCallerLoc(at);
        continue;
      }
      first = false;
      const llvm::StringRef macro = clang::Lexer::getImmediateMacroName(
          at, sources_, context_.getLangOpts());
      const clang::CharSourceRange expansion =
          sources_.getImmediateExpansionRange(at);
      const clang::SourceLocation outer = expansion.getBegin();
      for (const model::Model& model : function_.unit().resolver().models()) {
        for (const model::ErrorLog& log : model.logs) {
          if (log.macro.empty() || log.macro != macro) continue;
          if (log.argument.empty()) return OutermostMacro(at);
          if (!HasToken(Spelling(expansion), log.argument)) continue;
          if (outer.isMacroID()) return OutermostMacro(at);
          return log.macro + "(" + log.argument + ")";
        }
      }
      at = outer;
    }
    return std::nullopt;
  }

  std::string OutermostMacro(clang::SourceLocation at) const {
    llvm::StringRef name;
    while (at.isMacroID()) {
      if (sources_.isMacroArgExpansion(at)) {
        at = sources_.getImmediateMacroCallerLoc(at);
        continue;
      }
      name = clang::Lexer::getImmediateMacroName(at, sources_,
                                                 context_.getLangOpts());
      at = sources_.getImmediateExpansionRange(at).getBegin();
    }
    return name.str();
  }

  llvm::StringRef Spelling(clang::CharSourceRange range) const {
    range.setBegin(sources_.getSpellingLoc(range.getBegin()));
    range.setEnd(sources_.getSpellingLoc(range.getEnd()));
    return clang::Lexer::getSourceText(range, sources_, context_.getLangOpts());
  }

  const Function& function_;
  const clang::ASTContext& context_;
  const clang::SourceManager& sources_;
};

}  // namespace

std::vector<LoggedError> ErrorLogsIn(const Function& function) {
  return Finder(function).Run();
}

}  // namespace ctxtidy::semantics
