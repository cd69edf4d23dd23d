#ifndef CTXTIDY_CHECKS_SEMANTICS_PATHS_FLOW_H_
#define CTXTIDY_CHECKS_SEMANTICS_PATHS_FLOW_H_

#include <memory>
#include <optional>

#include "checks/semantics/paths/path_conditions.h"
#include "clang/AST/Stmt.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Analysis/CFG.h"
#include "llvm/ADT/DenseMap.h"

namespace ctxtidy::semantics {

struct CancelUses;
struct Derivation;
class Function;

// Where a path ends on which a cancel function was never used.
struct LostPath {
  enum class End { kLeavesFunction, kLeavesScope, kOverwrites };
  End end = End::kLeavesFunction;
  clang::SourceRange range;
};

// The paths through one function, on clang's control-flow graph: the only code
// that walks one. Exceptions: an explicit `throw` goes where its type is
// caught; a call that may throw goes to the handlers around it, but none is
// assumed to leave the function.
class Flow {
 public:
  explicit Flow(const Function& function);

  // A shortest path from the derivation's origin to a place where its cancel
  // function is lost. Nothing if there is none, or if the graph cannot be
  // built.
  std::optional<LostPath> PathWithoutUse(const Derivation& derivation,
                                         const CancelUses& uses) const;

  // Can the function come back to its caller?
  bool MayReturn() const;

  // Null if it cannot be built. Every call, assignment and declaration is an
  // element of it.
  const clang::CFG* graph() const { return cfg_.get(); }

 private:
  friend class PathSearch;

  const PathConditions& conditions() const;
  // Does control get to the block's end? Handlers that it may jump to instead
  // are added to the list.
  bool PassesThrough(
      const clang::CFGBlock& block,
      llvm::SmallVectorImpl<const clang::CFGBlock*>& handlers) const;

  const Function& function_;
  std::unique_ptr<clang::CFG> cfg_;  // Null if it cannot be built.
  mutable std::optional<PathConditions> conditions_;
  llvm::DenseMap<const clang::CXXCatchStmt*, const clang::CFGBlock*> handlers_;
  // Where calls and assignments are evaluated: block and element.
  llvm::DenseMap<const clang::Stmt*,
                 std::pair<const clang::CFGBlock*, unsigned>>
      places_;
};

}  // namespace ctxtidy::semantics

#endif  // CTXTIDY_CHECKS_SEMANTICS_PATHS_FLOW_H_
