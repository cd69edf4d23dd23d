#ifndef CTXTIDY_CHECKS_SEMANTICS_CODE_ARGUMENT_TEST_H_
#define CTXTIDY_CHECKS_SEMANTICS_CODE_ARGUMENT_TEST_H_

#include "checks/model/context_model.h"
#include "clang/AST/Expr.h"
#include "llvm/ADT/ArrayRef.h"

namespace clang {
class ASTContext;
}  // namespace clang

namespace ctxtidy::semantics {

// Is what a model asks certainly true of a call's arguments?
bool Holds(const model::ArgumentTest& test, clang::ASTContext& context,
           llvm::ArrayRef<const clang::Expr*> arguments);

// As Holds, but what cannot be told counts as well.
bool MayHold(const model::ArgumentTest& test, clang::ASTContext& context,
             llvm::ArrayRef<const clang::Expr*> arguments);

}  // namespace ctxtidy::semantics

#endif  // CTXTIDY_CHECKS_SEMANTICS_CODE_ARGUMENT_TEST_H_
