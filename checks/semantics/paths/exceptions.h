#ifndef CTXTIDY_CHECKS_SEMANTICS_PATHS_EXCEPTIONS_H_
#define CTXTIDY_CHECKS_SEMANTICS_PATHS_EXCEPTIONS_H_

#include "checks/semantics/code/body.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/SmallVector.h"

namespace ctxtidy::semantics {

// Where control may go when an exception is thrown at some place.
struct ThrowTargets {
  llvm::SmallVector<const clang::CXXCatchStmt*, 4> handlers;
  bool leaves = false;  // Nobody in this function catches it.
};

// Of an explicit `throw`: by its type, as far as that is known.
ThrowTargets TargetsOf(const Body& body, const clang::CXXThrowExpr& thrown);

// Of a call or construction that may throw anything: the handlers around it.
// Empty for those that cannot throw.
ThrowTargets TargetsOfCall(const Body& body, const clang::Stmt& call);

}  // namespace ctxtidy::semantics

#endif  // CTXTIDY_CHECKS_SEMANTICS_PATHS_EXCEPTIONS_H_
