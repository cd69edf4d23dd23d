#ifndef CTXTIDY_CHECKS_SEMANTICS_LIFETIME_DANGLING_H_
#define CTXTIDY_CHECKS_SEMANTICS_LIFETIME_DANGLING_H_

#include <vector>

#include "checks/semantics/code/function.h"
#include "clang/Basic/Diagnostic.h"

namespace ctxtidy::semantics {

// What refers to a context, or to a value in one, and lives longer.
struct Dangling {
  enum class Kind {
    kReturned,  // A lambda that refers to it is returned,
    kDetached,  // ... runs on its own,
    kKept,      // ... or is kept by what outlives the function.
    kAddress,   // Its address is kept there.
    kValue,     // A pointer to its value leaves the function.
  };
  Kind kind = Kind::kReturned;
  const clang::NamedDecl* context = nullptr;
  clang::SourceRange range;     // The capture, or the expression.
  clang::SourceRange outlives;  // What makes it live longer.
  llvm::SmallVector<clang::FixItHint, 1> fix;
};

// Those in the function, in source order. Only what is certain: the context is
// the function's own variable or parameter.
std::vector<Dangling> DanglingIn(const Function& function);

}  // namespace ctxtidy::semantics

#endif  // CTXTIDY_CHECKS_SEMANTICS_LIFETIME_DANGLING_H_
