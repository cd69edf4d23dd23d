#ifndef CTXTIDY_CHECKS_SEMANTICS_CODE_SOURCE_TEXT_H_
#define CTXTIDY_CHECKS_SEMANTICS_CODE_SOURCE_TEXT_H_

#include "clang/AST/ASTContext.h"
#include "clang/AST/Stmt.h"
#include "llvm/ADT/StringSet.h"

namespace ctxtidy::semantics {

// The text of a range of tokens as it stands in the file, macros unexpanded.
llvm::StringRef TextOf(const clang::ASTContext& context,
                       clang::SourceRange range);

// Does an identifier of the text equal `word`?
bool HasIdentifier(llvm::StringRef text, llvm::StringRef word);

// Just behind the last token of the range; invalid inside a macro.
clang::SourceLocation EndOf(const clang::ASTContext& context,
                            clang::SourceRange range);

// The white space that the line of `location` begins with.
llvm::StringRef IndentationAt(const clang::ASTContext& context,
                              clang::SourceLocation location);

// Is the range plain text of the file, no part of it made by a macro?
bool IsPlainText(clang::SourceRange range);

// What a text mentions before the preprocessor has seen it.
struct ScannedText {
  llvm::StringSet<> names;   // But for those of members: `.name`, `::name`.
  bool conditional = false;  // Has #if, #ifdef or the like in it.
};

ScannedText Scan(const clang::ASTContext& context, clang::SourceRange range);

}  // namespace ctxtidy::semantics

#endif  // CTXTIDY_CHECKS_SEMANTICS_CODE_SOURCE_TEXT_H_
