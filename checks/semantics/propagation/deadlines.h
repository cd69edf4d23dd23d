#ifndef CTXTIDY_CHECKS_SEMANTICS_PROPAGATION_DEADLINES_H_
#define CTXTIDY_CHECKS_SEMANTICS_PROPAGATION_DEADLINES_H_

#include <string>
#include <vector>

#include "checks/semantics/code/function.h"
#include "checks/semantics/propagation/outgoing.h"

namespace ctxtidy::semantics {

// A call to another machine that is made with a context which, on every way
// there, was made without a deadline and never given one.
struct WithoutDeadline {
  const clang::CallExpr* call = nullptr;
  // Null for a call through a pointer.
  const clang::FunctionDecl* callee = nullptr;
  std::string context;       // As it is spelt: "context", "call->context".
  clang::SourceRange begun;  // Where the context was made.
  // Returned the context; null if it was made where it is used.
  const clang::FunctionDecl* factory = nullptr;
  bool stream = false;  // A call that goes on until somebody ends it.
  // Of a helper that was handed the context: the calls inside, to the last.
  std::vector<const clang::CallExpr*> path;
  std::string setter;  // What gives the context a deadline.
};

// Is it certain that the context got no deadline on its way to the call, that
// this is one to another machine that must come to an end, and that nobody ends
// it?
bool IsWithoutDeadline(const Function& function, const Unrelated& unrelated);

// Of each context the first such call in the function. Silent on what it does
// not know: contexts from elsewhere, and those that anybody might have given a
// deadline or may end. So it is on those that should have been made from a
// request's context, whose deadline they would have had: see UnrelatedIn.
std::vector<WithoutDeadline> CallsWithoutDeadline(const Function& function);

}  // namespace ctxtidy::semantics

#endif  // CTXTIDY_CHECKS_SEMANTICS_PROPAGATION_DEADLINES_H_
