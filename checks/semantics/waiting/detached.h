#ifndef CTXTIDY_CHECKS_SEMANTICS_WAITING_DETACHED_H_
#define CTXTIDY_CHECKS_SEMANTICS_WAITING_DETACHED_H_

#include <string>
#include <vector>

#include "checks/semantics/code/function.h"
#include "clang/Basic/Diagnostic.h"

namespace ctxtidy::semantics {

// A request's context in the hands of work that goes on without the request.
struct DetachedUse {
  enum class Kind {
    kCutShort,     // A copy: the work ends when the request does.
    kDangles,      // A pointer or reference, followed when it is gone.
    kThreadBound,  // On a thread that may not use it.
  };
  Kind kind = Kind::kCutShort;
  std::string spelling;         // The context's.
  clang::SourceRange range;     // The capture or argument.
  clang::SourceRange detached;  // What lets the work go; invalid if the start.
  llvm::SmallVector<clang::FixItHint, 1> fix;
};

// Those in the function, in source order. Nothing where the work is known to
// end in time, where the context is one of its own, or where nobody can tell.
std::vector<DetachedUse> DetachedUsesIn(const Function& function);

}  // namespace ctxtidy::semantics

#endif  // CTXTIDY_CHECKS_SEMANTICS_WAITING_DETACHED_H_
