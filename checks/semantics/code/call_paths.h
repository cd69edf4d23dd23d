#ifndef CTXTIDY_CHECKS_SEMANTICS_CODE_CALL_PATHS_H_
#define CTXTIDY_CHECKS_SEMANTICS_CODE_CALL_PATHS_H_

#include <vector>

#include "clang/AST/Decl.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace ctxtidy::semantics {

class Function;
class Unit;
struct Call;
struct ContextRole;

// One call on the way to what a path leads to.
struct PathStep {
  const Call* call = nullptr;
  bool last = false;  // What was looked for.

  clang::SourceRange range() const;
  const clang::FunctionDecl& callee() const;
};

using CallPath = std::vector<PathStep>;
using CallPaths = llvm::DenseMap<const Function*, CallPath>;

// Of every function of the unit that has no context, a shortest way to a call
// that `wanted` accepts, made where no context is in scope either. All are
// found at once: what calls itself in a circle must not depend on who is asked
// about first. `main` and functions marked CTX_ROOT end the search, and so do
// those that have what `counts` as a context.
CallPaths ShortestPaths(const Unit& unit,
                        llvm::function_ref<bool(const ContextRole&)> counts,
                        llvm::function_ref<bool(const Call&)> wanted);

// Empty if there is none.
const CallPath& PathOf(const CallPaths& paths, const Function* function);

}  // namespace ctxtidy::semantics

#endif  // CTXTIDY_CHECKS_SEMANTICS_CODE_CALL_PATHS_H_
