#include "checks/semantics/cancel/error_logs.h"

#include <optional>

#include "checks/semantics/code/macros.h"
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
    if (!IsWritten(context_, at)) {
      return OutermostMacro(context_, at).str();
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
    const clang::SourceLocation at = expr.getExprLoc();
    // What a macro is given is not what it does.
    if (IsWritten(context_, at)) return std::nullopt;
    const llvm::StringRef outermost = OutermostMacro(context_, at);
    std::optional<std::string> name;
    ForEachMacro(context_, at, [&](const MacroUse& use) {
      for (const model::Model& model : function_.unit().resolver().models()) {
        for (const model::ErrorLog& log : model.logs) {
          if (log.macro.empty() || log.macro != use.name) continue;
          if (!log.argument.empty() && !HasToken(use.text, log.argument)) {
            continue;
          }
          name = outermost.str();
          if (outermost == use.name && !log.argument.empty()) {
            *name += "(" + log.argument + ")";
          }
          return false;
        }
      }
      return true;
    });
    return name;
  }

  const Function& function_;
  const clang::ASTContext& context_;
  const clang::SourceManager& sources_;
};

}  // namespace

std::vector<LoggedError> ErrorLogsIn(const Function& function) {
  return Finder(function).Run();
}

bool OnOneLine(const Function& function, const CancelTest& test,
               const LoggedError& log) {
  const clang::SourceManager& sources =
      function.unit().context().getSourceManager();
  return sources.getExpansionLineNumber(test.range.getBegin()) ==
         sources.getExpansionLineNumber(log.range.getBegin());
}

}  // namespace ctxtidy::semantics
