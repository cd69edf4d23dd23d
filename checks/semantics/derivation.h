#ifndef CTXTIDY_CHECKS_SEMANTICS_DERIVATION_H_
#define CTXTIDY_CHECKS_SEMANTICS_DERIVATION_H_

#include <optional>
#include <string>
#include <vector>

#include "clang/AST/Decl.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/DenseSet.h"

namespace ctxtidy::semantics {

class Function;

// Where in a call's result the derived context and its cancel function are.
struct DerivedResult {
  static constexpr int kNone = -1;   // Not there.
  static constexpr int kWhole = -2;  // The result is just that.
  int context = kNone;               // Else the index of a member or element.
  int cancel = kNone;
  std::string guard;  // Class that calls a cancel function in its destructor.

  bool operator==(const DerivedResult&) const = default;
};

// A call that makes a context and the function that cancels it, and who in this
// function has to use that. Calls whose result is handed on at once (returned,
// an argument, stored) are none: the new owner answers for it.
struct Derivation {
  const clang::CallExpr* call = nullptr;
  const clang::FunctionDecl* callee = nullptr;
  DerivedResult result;

  // The variable or binding that holds the cancel function; null: discarded.
  const clang::ValueDecl* cancel = nullptr;
  // `cancel` holds the whole result, of which this member is the function.
  const clang::FieldDecl* member = nullptr;
  // The object whose lifetime ends the cancel function's.
  const clang::VarDecl* storage = nullptr;
  // The variable or binding that holds the derived context, if any.
  const clang::ValueDecl* context = nullptr;
  // The statement that declares `cancel`; of a discarded one, `context`.
  // Null where existing variables are assigned to.
  const clang::DeclStmt* declared = nullptr;
  // The evaluation after which the cancel function has to be used.
  const clang::Stmt* origin = nullptr;

  // As a reader knows it: "cancel", "r.cancel".
  std::string CancelName() const;
};

// How the rest of the function treats a derivation's cancel function.
struct CancelUses {
  // Evaluations that use it: calls, copies, captures, arguments, returns, …
  llvm::DenseSet<const clang::Stmt*> uses;
  // Those among `uses` that only call it.
  llvm::DenseSet<const clang::Stmt*> calls;
  // Assignments that replace it unseen.
  llvm::DenseSet<const clang::Stmt*> overwrites;
  // Somebody got hold of it before: uses may go unseen.
  bool aliased = false;
};

// The function's derivations, in source order.
std::vector<Derivation> DerivationsIn(const Function& function);

CancelUses UsesOf(const Function& function, const Derivation& derivation);

// The result of a model's derivation, resolved against its type; nothing if the
// type has no such members.
std::optional<DerivedResult> ResolveResult(clang::QualType type,
                                           llvm::StringRef context,
                                           llvm::StringRef cancel);

// The element that a member of that class, pair or tuple is; kNone if none.
int ElementOf(clang::QualType type, llvm::StringRef member);

}  // namespace ctxtidy::semantics

#endif  // CTXTIDY_CHECKS_SEMANTICS_DERIVATION_H_
