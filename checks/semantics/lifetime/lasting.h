#ifndef CTXTIDY_CHECKS_SEMANTICS_LIFETIME_LASTING_H_
#define CTXTIDY_CHECKS_SEMANTICS_LIFETIME_LASTING_H_

#include "clang/AST/ExprCXX.h"

namespace ctxtidy::semantics {

// What is there when the function is gone.
struct Lasting {
  enum class Owner { kThis, kProgram, kCaller };

  const clang::ValueDecl* decl = nullptr;  // Null: it is not.
  Owner owner = Owner::kProgram;
};

// A member of `this`, a global or static, what the caller gave by reference or
// pointer, and what is inside these.
Lasting LastingIn(const clang::Expr* target);

// Does the call put its arguments into a container?
bool PutsIn(const clang::CXXMemberCallExpr& call);

}  // namespace ctxtidy::semantics

#endif  // CTXTIDY_CHECKS_SEMANTICS_LIFETIME_LASTING_H_
