#ifndef CTXTIDY_CHECKS_SEMANTICS_CODE_FUNCTION_H_
#define CTXTIDY_CHECKS_SEMANTICS_CODE_FUNCTION_H_

#include <memory>
#include <optional>
#include <vector>

#include "checks/semantics/code/body.h"
#include "checks/semantics/derivation.h"
#include "checks/semantics/paths/flow.h"
#include "checks/semantics/resolver.h"
#include "clang/AST/ExprCXX.h"

namespace ctxtidy::semantics {

class Function;
class Unit;

// An evaluated call of a known function; constructions are not among them.
struct Call {
  const Function* function = nullptr;  // Who makes it.
  const clang::CallExpr* expr = nullptr;
  const clang::FunctionDecl* callee = nullptr;
};

// An evaluated root: an expression, or a variable left to its default value.
struct RootUse {
  clang::SourceRange range;
  const clang::Stmt* stmt = nullptr;         // The expression or declaration.
  const clang::VarDecl* variable = nullptr;  // Of a declaration.
  Role<model::Root> role;
  const clang::NamedDecl* name = nullptr;  // Function, class or variable.
};

// The declaration of a function, once: the first, as its author wrote it.
struct Signature {
  const clang::FunctionDecl* decl = nullptr;
};

// Who calls a lambda, and when.
enum class Runs {
  kHere,       // Before the enclosing function goes on.
  kJoined,     // On another thread, as a part of the function's work.
  kElsewhere,  // On another thread, or after the function is left.
  kUnknown,
};

// The declarations of locals that are contexts or give access to one: of each
// statement that has such declarations as its parts, these in source order.
using ContextDeclarations =
    llvm::DenseMap<const clang::Stmt*, std::vector<const clang::DeclStmt*>>;

// A function with a body, a lambda, or an initialiser outside any function.
// Lazily analysed; one thread's.
class Function {
 public:
  Function(const Unit& unit, const clang::FunctionDecl& decl,
           const Function* enclosing, const clang::LambdaExpr* lambda);
  // Of a variable at namespace level or a data member.
  Function(const Unit& unit, const clang::ValueDecl& initialised,
           const clang::Expr& initializer);
  ~Function();

  const Unit& unit() const { return unit_; }
  // What it belongs to: the function, or what is initialised.
  const clang::ValueDecl& owner() const { return owner_; }
  // Null for an initialiser.
  const clang::FunctionDecl* decl() const {
    return llvm::dyn_cast<clang::FunctionDecl>(&owner_);
  }
  llvm::ArrayRef<clang::ParmVarDecl*> parameters() const;
  const Body& body() const { return body_; }
  const std::vector<Call>& calls() const { return calls_; }
  const std::vector<RootUse>& roots() const { return roots_; }

  // Of a lambda: the function in which it is written, the expression, and who
  // runs it. Null and kUnknown for others.
  const Function* enclosing() const { return enclosing_; }
  const clang::LambdaExpr* lambda() const { return lambda_; }
  Runs runs() const { return runs_; }

  // The contexts derived here whose cancel function somebody must use.
  const std::vector<Derivation>& derivations() const;
  const ContextDeclarations& context_declarations() const;
  const Flow& flow() const;

  bool IsMain() const { return decl() != nullptr && decl()->isMain(); }
  // Marked with CTX_ROOT: work starts here, so roots are right.
  bool IsRoot() const;
  // The body of a test, whatever the framework, or what is written in one.
  bool IsTest() const;

 private:
  void CollectCallsAndRoots();

  const Unit& unit_;
  const clang::ValueDecl& owner_;
  const Function* enclosing_ = nullptr;
  const clang::LambdaExpr* lambda_ = nullptr;
  Body body_;
  Runs runs_ = Runs::kUnknown;
  std::vector<Call> calls_;
  std::vector<RootUse> roots_;
  mutable std::optional<std::vector<Derivation>> derivations_;
  mutable std::optional<ContextDeclarations> context_declarations_;
  mutable std::unique_ptr<Flow> flow_;
};

}  // namespace ctxtidy::semantics

#endif  // CTXTIDY_CHECKS_SEMANTICS_CODE_FUNCTION_H_
