#ifndef CTXTIDY_CHECKS_SEMANTICS_CONDITIONS_H_
#define CTXTIDY_CHECKS_SEMANTICS_CONDITIONS_H_

#include <optional>
#include <vector>

#include "checks/semantics/body.h"
#include "llvm/ADT/FoldingSet.h"

namespace clang {
class ASTContext;
}  // namespace clang

namespace ctxtidy::semantics {

// What is known to hold where some statement runs, because the branches around
// it ask for it: `if (limited) { … here … }`. Only conditions whose value
// cannot change within the function count, so that an equal one asked elsewhere
// has the same answer.
class Conditions {
 public:
  Conditions(const clang::ASTContext& context, const Body& body,
             const clang::Stmt* place);

  // The value that the condition has whenever `place` has run, if known.
  std::optional<bool> Value(const clang::Expr* condition) const;

 private:
  struct Fact {
    llvm::FoldingSetNodeID condition;
    bool value;
  };

  std::optional<llvm::FoldingSetNodeID> Identify(const clang::Expr*& condition,
                                                 bool& negated) const;
  bool IsStable(const clang::Expr* condition) const;

  const clang::ASTContext& context_;
  const Body& body_;
  std::vector<Fact> facts_;
};

}  // namespace ctxtidy::semantics

#endif  // CTXTIDY_CHECKS_SEMANTICS_CONDITIONS_H_
