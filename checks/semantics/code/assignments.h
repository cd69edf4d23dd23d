#ifndef CTXTIDY_CHECKS_SEMANTICS_CODE_ASSIGNMENTS_H_
#define CTXTIDY_CHECKS_SEMANTICS_CODE_ASSIGNMENTS_H_

#include "checks/semantics/resolver.h"
#include "clang/AST/Expr.h"
#include "llvm/ADT/SmallVector.h"

namespace ctxtidy::semantics {

// The variables, bindings and members of `this` that an expression mentions;
// global constants are not among them.
llvm::SmallVector<const clang::ValueDecl*, 2> Mentioned(
    const clang::Expr* expr);

// May the statement give one of the variables another value?
bool MaySet(const Resolver& resolver, const clang::Stmt& stmt,
            llvm::ArrayRef<const clang::ValueDecl*> variables);

}  // namespace ctxtidy::semantics

#endif  // CTXTIDY_CHECKS_SEMANTICS_CODE_ASSIGNMENTS_H_
