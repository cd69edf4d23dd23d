#ifndef CTXTIDY_CHECKS_SEMANTICS_PROPAGATION_OUTGOING_CALL_H_
#define CTXTIDY_CHECKS_SEMANTICS_PROPAGATION_OUTGOING_CALL_H_

#include "checks/semantics/resolver.h"
#include "clang/AST/Expr.h"

namespace ctxtidy::semantics {

// What a call of a function whose body is not seen makes of the context that it
// is given.
enum class Made {
  kNone,    // Nothing that is certain.
  kCall,    // A call to another machine: one question, one answer.
  kStream,  // One that goes on until somebody ends it.
};

// Judged by types, not by names: a call is made by what takes an outgoing
// context by pointer, and returns or takes what tells how it went.
Made MadeBy(const Resolver& resolver, const clang::CallExpr& call,
            const clang::Expr& context);

}  // namespace ctxtidy::semantics

#endif  // CTXTIDY_CHECKS_SEMANTICS_PROPAGATION_OUTGOING_CALL_H_
