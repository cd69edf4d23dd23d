#ifndef CTXTIDY_CHECKS_SEMANTICS_PATHS_PATH_CONDITIONS_H_
#define CTXTIDY_CHECKS_SEMANTICS_PATHS_PATH_CONDITIONS_H_

#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

#include "checks/semantics/code/body.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/FoldingSet.h"

namespace clang {
class ASTContext;
}  // namespace clang

namespace ctxtidy::semantics {

class Resolver;
class Unit;

// The conditions of one function whose value a path can remember, so that
// asking twice goes the same way twice:
//  - those that cannot change (`if (limited) … if (!limited)`), and
//  - local flags that are only ever set to true or false (`done = true`).
// A few per function; others are taken to go either way.
class PathConditions {
 public:
  // What a path has learnt: a bit per condition.
  struct State {
    std::uint16_t known = 0;
    std::uint16_t value = 0;

    auto operator<=>(const State&) const = default;
  };

  // `asked` are the conditions of the function's branches.
  PathConditions(const Unit& unit, const Body& body,
                 llvm::ArrayRef<const clang::Expr*> asked);

  bool empty() const { return conditions_.empty(); }

  // Which way a branch on that expression goes, if the path knows.
  std::optional<bool> Decide(const clang::Expr* condition, State state) const;
  // What the path knows once the branch went that way.
  State Assume(const clang::Expr* condition, bool taken, State state) const;
  // What it knows once the statement was evaluated.
  State After(const clang::Stmt& stmt, State state) const;

 private:
  struct Condition {
    llvm::FoldingSetNodeID id;
    llvm::SmallVector<const clang::ValueDecl*, 2> variables;
    const clang::VarDecl* flag = nullptr;
    unsigned mentions = 0;
  };
  struct Asked {
    llvm::FoldingSetNodeID id;
    const clang::Expr* expr = nullptr;
    bool negated = false;
  };

  Asked Normalise(const clang::Expr* condition) const;
  std::optional<unsigned> IndexOf(const Asked& asked) const;
  bool IsStable(const clang::Expr& condition) const;
  const clang::VarDecl* AsFlag(const clang::Expr& condition) const;
  void Add(const clang::Expr& condition);

  const clang::ASTContext& context_;
  const Resolver& resolver_;
  const Body& body_;
  std::vector<Condition> conditions_;
  std::unordered_map<unsigned, unsigned> by_hash_;  // To indices of the above.
};

}  // namespace ctxtidy::semantics

#endif  // CTXTIDY_CHECKS_SEMANTICS_PATHS_PATH_CONDITIONS_H_
