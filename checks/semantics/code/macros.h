#ifndef CTXTIDY_CHECKS_SEMANTICS_CODE_MACROS_H_
#define CTXTIDY_CHECKS_SEMANTICS_CODE_MACROS_H_

#include "clang/AST/ASTContext.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace ctxtidy::semantics {

// The name of the macro, as it stands in the file, that the token comes from;
// "" if it is there itself.
llvm::StringRef OutermostMacro(const clang::ASTContext& context,
                               clang::SourceLocation token);

// Does the token stand in the file itself, if only among a macro's arguments?
bool IsWritten(const clang::ASTContext& context, clang::SourceLocation token);

// One of the macros that a token comes from.
struct MacroUse {
  llvm::StringRef name;
  llvm::StringRef text;  // With its arguments, as they are written.
};

// Visits these from the inside out, as long as `visit` says true. Arguments are
// not what a macro consists of.
void ForEachMacro(const clang::ASTContext& context, clang::SourceLocation token,
                  llvm::function_ref<bool(const MacroUse&)> visit);

}  // namespace ctxtidy::semantics

#endif  // CTXTIDY_CHECKS_SEMANTICS_CODE_MACROS_H_
