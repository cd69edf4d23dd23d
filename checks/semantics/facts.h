#ifndef CTXTIDY_CHECKS_SEMANTICS_FACTS_H_
#define CTXTIDY_CHECKS_SEMANTICS_FACTS_H_

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "checks/model/context_model.h"
#include "checks/semantics/code/call_paths.h"
#include "checks/semantics/derivation.h"
#include "clang/AST/Decl.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"

namespace ctxtidy::semantics {

class Unit;
struct Call;

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

  // The calls by which what is called gets to block, beginning with one in its
  // own body; empty if none is known. For a caller with a context of `model`'s
  // kind: what blocks is said by this model and those for all. Functions marked
  // CTX_ROOT end the search, and so do those that have a context of their own
  // or look at one.
  const CallPath& BlockingPath(const Call& call,
                               const model::Model* model) const;

  // May there be such a path for any model? A quick no.
  bool MayReachBlocking(const clang::FunctionDecl& callee) const;

  // The calls by which a function without a context gets to give a new root to
  // one that takes a context.
  const CallPath& RootPath(const clang::FunctionDecl& callee) const;

  // Is the body known never to come back (it ends the program or loops)?
  bool NeverReturns(const clang::FunctionDecl& callee) const;

 private:
  std::optional<DerivedResult> DerivedByBody(
      const clang::FunctionDecl& callee) const;
  CallPaths FindBlocking(const model::Model* model, bool in_handler) const;
  void FindNeverReturning() const;

  const Unit& unit_;
  mutable llvm::DenseMap<const clang::FunctionDecl*,
                         std::optional<DerivedResult>>
      derived_;
  // By model, and whether the caller stands in a handler.
  mutable std::map<std::pair<const model::Model*, bool>, CallPaths> blocking_;
  mutable std::optional<CallPaths> maybe_blocking_;  // By any model.
  mutable std::optional<CallPaths> roots_;
  mutable std::optional<llvm::DenseSet<const Function*>> never_returning_;
};

}  // namespace ctxtidy::semantics

#endif  // CTXTIDY_CHECKS_SEMANTICS_FACTS_H_
