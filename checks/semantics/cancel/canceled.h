#ifndef CTXTIDY_CHECKS_SEMANTICS_CANCEL_CANCELED_H_
#define CTXTIDY_CHECKS_SEMANTICS_CANCEL_CANCELED_H_

#include <map>
#include <set>
#include <utility>
#include <vector>

#include "checks/semantics/cancel/cancel_tests.h"
#include "checks/semantics/code/function.h"
#include "clang/Analysis/CFG.h"
#include "llvm/ADT/DenseMap.h"

namespace ctxtidy::semantics {

// Where in a function it is certain, whatever path led there, that work was
// cancelled.
class CanceledFlow {
 public:
  explicit CanceledFlow(const Function& function);

  const Function& function() const { return function_; }
  const CancelTests& tests() const { return tests_; }

  // The test because of which only a cancellation gets there. Null if there is
  // none, or if some later condition decides as well, so that what stands there
  // may be about something else.
  const CancelTest* Before(const clang::Stmt& stmt) const;

  // A branch that only a cancellation takes.
  struct Entry {
    const CancelTest* test = nullptr;
    const clang::CFGBlock* block = nullptr;
  };
  const std::vector<Entry>& entries() const { return entries_; }

  // Does a condition that is asked after the test ask something else as well?
  bool DecidesElse(const clang::Expr* condition, const CancelTest& test) const;

 private:
  // What holds on all paths to a place.
  struct State {
    bool reached = false;
    std::set<unsigned> facts;  // One of these tests has said "cancelled".
    // Successors that conditions have chosen which ask something else.
    std::set<std::pair<const clang::CFGBlock*, unsigned>> choices;

    bool operator==(const State&) const = default;
    void Join(const State& other);
  };

  void Solve();
  State AtEntry(const clang::CFGBlock& block) const;
  void Step(const clang::Stmt& stmt, State& state) const;
  State After(const clang::CFGBlock& block, unsigned successor, State state);
  // The test by which that edge is taken only after a cancellation.
  std::optional<CancelTest> OnEdge(const clang::CFGBlock& block,
                                   unsigned successor) const;
  bool IsDeniedBeside(const clang::Expr* condition) const;
  bool AsksElse(const clang::Expr* condition, bool outcome) const;
  unsigned Intern(const CancelTest& test);

  const Function& function_;
  CancelTests tests_;
  const clang::CFG* graph_ = nullptr;  // Null if nothing is to be found.
  std::vector<std::unique_ptr<CancelTest>> found_;
  std::map<const clang::Stmt*, unsigned> ids_;
  std::vector<State> before_;  // By block.
  std::vector<Entry> entries_;
  mutable llvm::DenseMap<const clang::Stmt*,
                         std::pair<const clang::CFGBlock*, unsigned>>
      places_;
};

// What decides which of two ways control goes on; null for other branches.
const clang::Expr* BranchCondition(const clang::CFGBlock& block);

}  // namespace ctxtidy::semantics

#endif  // CTXTIDY_CHECKS_SEMANTICS_CANCEL_CANCELED_H_
