#ifndef CTXTIDY_CHECKS_SEMANTICS_CODE_BODY_H_
#define CTXTIDY_CHECKS_SEMANTICS_CODE_BODY_H_

#include <optional>
#include <vector>

#include "clang/AST/Decl.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/Stmt.h"
#include "llvm/ADT/DenseMap.h"

namespace ctxtidy::semantics {

// The statements and expressions that a function's own code evaluates, each
// once, in source order. Left out: unevaluated operands (`sizeof`, `decltype`,
// `noexcept`, `requires`), branches that `if constexpr` discards, the bodies of
// lambdas (functions of their own), default arguments (the callee's code).
class Body {
 public:
  explicit Body(const clang::FunctionDecl& function);
  // Of an initialiser outside any function.
  explicit Body(const clang::Expr& initializer);

  const std::vector<const clang::Stmt*>& statements() const {
    return statements_;
  }
  // Null for the outermost and for what is no part of this body.
  const clang::Stmt* Parent(const clang::Stmt* stmt) const;
  bool Has(const clang::Stmt* stmt) const { return places_.contains(stmt); }
  // Does `a` come before `b` in the source (an outer one before its parts)?
  bool Before(const clang::Stmt* a, const clang::Stmt* b) const;
  // Is `inner` the same as `outer` or a part of it?
  bool Contains(const clang::Stmt* outer, const clang::Stmt* inner) const;

  // Is nothing done with the expression's value: a statement of its own, cast
  // to void, in front of a comma?
  bool IsDiscarded(const clang::Stmt* expr) const;

  // The expressions that name a variable or binding, and the lambdas that
  // capture it, in source order.
  llvm::ArrayRef<const clang::DeclRefExpr*> RefsTo(
      const clang::ValueDecl* decl) const;
  llvm::ArrayRef<const clang::LambdaExpr*> LambdasCapturing(
      const clang::ValueDecl* decl) const;

  // In a template: is `stmt` in a branch of an `if constexpr` that only an
  // instantiation can decide? Whether it is code at all then depends on that.
  bool IsUndecided(const clang::Stmt* stmt) const;

  // The nearest enclosing statement of that class, or null.
  template <class T>
  const T* Enclosing(const clang::Stmt* stmt) const {
    for (stmt = Parent(stmt); stmt != nullptr; stmt = Parent(stmt)) {
      if (const auto* found = llvm::dyn_cast<T>(stmt)) return found;
    }
    return nullptr;
  }

  // The parent, past what carries a value on unchanged: parentheses, implicit
  // casts, materialised temporaries, copies and moves. `*from`, if asked for,
  // is the last of these: the parent's direct part.
  const clang::Stmt* Consumer(const clang::Stmt* expr,
                              const clang::Stmt** from = nullptr) const;

 private:
  struct Place {
    const clang::Stmt* parent;
    unsigned order;
    bool undecided;
  };
  struct Mentions {
    std::vector<const clang::DeclRefExpr*> refs;
    std::vector<const clang::LambdaExpr*> captures;
  };

  void Walk(const clang::Stmt* root);
  const Mentions& MentionsOf(const clang::ValueDecl* decl) const;

  std::vector<const clang::Stmt*> statements_;
  llvm::DenseMap<const clang::Stmt*, Place> places_;
  // Made when first asked for.
  mutable std::optional<llvm::DenseMap<const clang::ValueDecl*, Mentions>>
      mentions_;
};

// The expression without what carries its value on unchanged; the inverse of
// Body::Consumer.
const clang::Expr* Stripped(const clang::Expr* expr);

// The variable or binding that the expression, stripped, names; else null.
const clang::ValueDecl* Named(const clang::Expr* expr);

}  // namespace ctxtidy::semantics

#endif  // CTXTIDY_CHECKS_SEMANTICS_CODE_BODY_H_
