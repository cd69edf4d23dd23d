#ifndef CTXTIDY_CHECKS_SEMANTICS_FACTS_H_
#define CTXTIDY_CHECKS_SEMANTICS_FACTS_H_

#include <optional>
#include <string>
#include <vector>

#include "checks/semantics/code/call_paths.h"
#include "checks/semantics/derivation.h"
#include "clang/AST/Decl.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"

namespace ctxtidy::semantics {

class Unit;

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
  const CallPath& BlockingPath(const clang::FunctionDecl& callee) const;

  // The calls by which a function without a context gets to give a new root to
  // one that takes a context.
  const CallPath& RootPath(const clang::FunctionDecl& callee) const;

  // Is the body known never to come back (it ends the program or loops)?
  bool NeverReturns(const clang::FunctionDecl& callee) const;

 private:
  std::optional<DerivedResult> DerivedByBody(
      const clang::FunctionDecl& callee) const;
  void FindNeverReturning() const;

  const Unit& unit_;
  mutable llvm::DenseMap<const clang::FunctionDecl*,
                         std::optional<DerivedResult>>
      derived_;
  mutable std::optional<CallPaths> blocking_;
  mutable std::optional<CallPaths> roots_;
  mutable std::optional<llvm::DenseSet<const Function*>> never_returning_;
};

}  // namespace ctxtidy::semantics

#endif  // CTXTIDY_CHECKS_SEMANTICS_FACTS_H_
