#ifndef CTXTIDY_CHECKS_SEMANTICS_FACTS_H_
#define CTXTIDY_CHECKS_SEMANTICS_FACTS_H_

#include <optional>
#include <string>
#include <vector>

#include "checks/semantics/derivation.h"
#include "clang/AST/Decl.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"

namespace ctxtidy::semantics {

class Function;
class Unit;

// One step on the way to a blocking call.
struct BlockingStep {
  clang::SourceRange range;  // The call.
  const clang::FunctionDecl* callee = nullptr;
  bool blocks = false;  // The callee blocks itself: the last step.
};

// What the bodies in this unit tell about functions. Where a body is not to be
// seen the answer is "unknown", and checks stay silent. Cached; one thread's.
class Facts {
 public:
  explicit Facts(const Unit& unit) : unit_(unit) {}

  // What a call of the function derives: by its model, or because it returns
  // what such a call returned. Of wrappers that call each other in a circle,
  // the one asked about first counts as unknown while it is looked at.
  std::optional<DerivedResult> DerivedBy(
      const clang::FunctionDecl& callee) const;

  // The calls by which a function without a context gets to block, beginning
  // with one in its own body; empty if none is known. Functions marked
  // CTX_ROOT end the search, and so do those that have a context of their own.
  const std::vector<BlockingStep>& BlockingPath(
      const clang::FunctionDecl& callee) const;

  // Is the body known never to come back (it ends the program or loops)?
  bool NeverReturns(const clang::FunctionDecl& callee) const;

 private:
  std::optional<DerivedResult> DerivedByBody(
      const clang::FunctionDecl& callee) const;
  void FindBlockingPaths() const;
  void FindNeverReturning() const;

  const Unit& unit_;
  mutable llvm::DenseMap<const clang::FunctionDecl*,
                         std::optional<DerivedResult>>
      derived_;
  // Of all functions of the unit, found at the first question: what calls
  // itself in a circle must not depend on who is asked about first.
  mutable std::optional<
      llvm::DenseMap<const Function*, std::vector<BlockingStep>>>
      blocking_;
  mutable std::optional<llvm::DenseSet<const Function*>> never_returning_;
};

}  // namespace ctxtidy::semantics

#endif  // CTXTIDY_CHECKS_SEMANTICS_FACTS_H_
