#ifndef CTXTIDY_CHECKS_SEMANTICS_LOOPS_LOOKING_H_
#define CTXTIDY_CHECKS_SEMANTICS_LOOPS_LOOKING_H_

#include "checks/semantics/code/function.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace ctxtidy::semantics {

// Tells which parts of a function's body look at a context: ask it, hand it on
// to what is called, use an object that was given one. Doubt counts as looking.
class Looking {
 public:
  explicit Looking(const Function& function);

  // Does a part of `code`, a statement of the body, look at a context?
  bool LooksIn(const clang::Stmt& code) const;

  // Does the code ask whether it is to end, in another way than by a context:
  // by a flag named `stop` or `running`, by a function `CheckInterrupt`? The
  // conditions that decide are those of `loop` and of branches inside it.
  bool AsksOtherwise(const clang::Stmt& loop) const;

 private:
  // Functions that are being looked into, against going round in circles.
  using Trail = llvm::SmallVector<const Function*, 8>;

  Looking(const Function& function, const Trail& trail);

  bool AnyPart(const clang::Stmt& code,
               llvm::function_ref<bool(const clang::Stmt&)> holds) const;
  bool Looks(const clang::Stmt& stmt) const;
  bool LooksAsContext(const clang::Expr& expr) const;
  bool LooksAsMember(const clang::MemberExpr& member) const;
  bool LooksAsCall(const clang::Stmt& call,
                   const clang::FunctionDecl& callee) const;
  bool LooksInside(const clang::FunctionDecl& callee) const;
  bool UsesHolder(const clang::DeclRefExpr& ref) const;
  bool IsLive(const clang::Expr& context) const;
  bool IsHandedOver(const clang::Stmt& expr) const;
  // Is the value what a member of a context returned: its deadline?
  bool ComesFromMember(const clang::Expr& value) const;
  bool UsesResult(const clang::Stmt& call) const;
  bool IsStopQuestion(const clang::Stmt& part) const;
  bool IsSignal(const clang::Stmt& part) const;
  void FindHolders();
  void AddHolder(const clang::VarDecl& variable);
  void AddKeepers(const clang::CallExpr& call);
  void AddSignals(const clang::LambdaExpr& lambda);

  const Function& function_;
  const Resolver& resolver_;
  const Body& body_;
  Trail trail_;
  // Locals that were given a context and may look at it: readers, operations,
  // closures.
  llvm::DenseSet<const clang::ValueDecl*> holders_;
  // What a callback changes that is registered with a context, and values that
  // come from one: flags, points in time.
  llvm::DenseSet<const clang::ValueDecl*> signals_;
  bool signals_this_ = false;  // The callback can change every member.
};

}  // namespace ctxtidy::semantics

#endif  // CTXTIDY_CHECKS_SEMANTICS_LOOPS_LOOKING_H_
