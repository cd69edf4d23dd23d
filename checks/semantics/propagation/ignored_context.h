#ifndef CTXTIDY_CHECKS_SEMANTICS_PROPAGATION_IGNORED_CONTEXT_H_
#define CTXTIDY_CHECKS_SEMANTICS_PROPAGATION_IGNORED_CONTEXT_H_

#include <vector>

#include "checks/semantics/code/function.h"
#include "clang/Basic/Diagnostic.h"

namespace ctxtidy::semantics {

// A context parameter that its function has no use for.
struct IgnoredContext {
  const clang::ParmVarDecl* parameter = nullptr;
  // A call in the function that should have got it and gets none. Always there
  // if the parameter has no name: else not naming it is right.
  const Call* without = nullptr;
};

// Nothing where the author is not free to choose the parameters, where the body
// does nothing that a context could influence, and where the preprocessor may
// hide the use.
std::vector<IgnoredContext> IgnoredContextsOf(const Function& function);

// The edit that takes the name away; none where that would not be the end of
// it, or not plain text.
llvm::SmallVector<clang::FixItHint, 1> RemoveName(const Function& function,
                                                  const IgnoredContext& found);

}  // namespace ctxtidy::semantics

#endif  // CTXTIDY_CHECKS_SEMANTICS_PROPAGATION_IGNORED_CONTEXT_H_
