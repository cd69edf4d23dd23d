#ifndef CTXTIDY_CHECKS_SEMANTICS_CODE_OBJECT_KEY_H_
#define CTXTIDY_CHECKS_SEMANTICS_CODE_OBJECT_KEY_H_

#include "clang/AST/Decl.h"
#include "clang/AST/Expr.h"
#include "llvm/ADT/SmallVector.h"

namespace ctxtidy::semantics {

// What an expression stands for, as the variable and members that lead there:
// `j`, `this->job.done`. Pointers, elements and references lead to the same
// place as what they point into, so that `*p`, `p->get()`, `v[i]` and the
// variable of a loop over `v` compare equal to `p` and `v`. Empty for others.
using ObjectKey = llvm::SmallVector<const clang::ValueDecl*, 4>;

ObjectKey KeyOf(const clang::Expr* expr);

}  // namespace ctxtidy::semantics

#endif  // CTXTIDY_CHECKS_SEMANTICS_CODE_OBJECT_KEY_H_
