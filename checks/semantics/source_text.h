#ifndef CTXTIDY_CHECKS_SEMANTICS_SOURCE_TEXT_H_
#define CTXTIDY_CHECKS_SEMANTICS_SOURCE_TEXT_H_

#include "clang/AST/ASTContext.h"
#include "clang/AST/Stmt.h"

namespace ctxtidy::semantics {

// The text of a range of tokens as it stands in the file, macros unexpanded.
llvm::StringRef TextOf(const clang::ASTContext& context,
                       clang::SourceRange range);

// Just behind the last token of the range; invalid inside a macro.
clang::SourceLocation EndOf(const clang::ASTContext& context,
                            clang::SourceRange range);

// The white space that the line of `location` begins with.
llvm::StringRef IndentationAt(const clang::ASTContext& context,
                              clang::SourceLocation location);

// Is the range plain text of the file, no part of it made by a macro?
bool IsPlainText(clang::SourceRange range);

}  // namespace ctxtidy::semantics

#endif  // CTXTIDY_CHECKS_SEMANTICS_SOURCE_TEXT_H_
