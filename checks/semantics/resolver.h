#ifndef CTXTIDY_CHECKS_SEMANTICS_RESOLVER_H_
#define CTXTIDY_CHECKS_SEMANTICS_RESOLVER_H_

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "checks/model/context_model.h"
#include "clang/AST/Decl.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/Expr.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/DenseMap.h"

namespace ctxtidy::semantics {

// A type's or value's being a context, and how it is held.
struct ContextRole {
  const model::Model* model = nullptr;
  const model::ContextType* type = nullptr;
  bool pointer = false;  // Held by pointer.

  bool operator==(const ContextRole&) const = default;
  // May it be absent? Requests' own objects are passed by pointer but never
  // null; a pointer to a token is how people say "optional".
  bool nullable() const {
    return pointer && type->shape == model::Shape::kToken;
  }
};

// A model's entry that a declaration plays, and the model it stands in.
template <class Entry>
struct Role {
  const model::Model* model = nullptr;
  const Entry* entry = nullptr;

  explicit operator bool() const { return entry != nullptr; }
};

// Maps declarations to their roles in the models. Answers are cached; one
// resolver serves one translation unit and one thread.
class Resolver {
 public:
  explicit Resolver(const model::ModelSet& models) : models_(models) {}

  // The context that a value of this type is, seen through references and one
  // pointer; classes derived from a context are contexts.
  std::optional<ContextRole> ContextOf(clang::QualType type) const;

  bool IsContext(const clang::CXXRecordDecl& record) const {
    return RoleOf(record).has_value();
  }

  // The root that this expression evaluates, if it is one. `T{}` counts when
  // it is spelt out, not as a default argument or an empty pair of braces.
  Role<model::Root> RootOf(const clang::Expr& expr) const;
  // Is a variable of this type, default-initialised, a root?
  Role<model::Root> DefaultRootOf(clang::QualType type) const;
  Role<model::Derivation> DerivationOf(const clang::FunctionDecl& callee) const;
  Role<model::Key> KeySetBy(const clang::FunctionDecl& callee) const;
  // Every entry that calls this function blocking, in the order of the models.
  std::vector<Role<model::Blocking>> BlockingOf(
      const clang::FunctionDecl& callee) const;
  // How the function treats a callable that it is given.
  Role<model::Callable> CallableTakenBy(
      const clang::FunctionDecl& callee) const;

  // Does the declaration answer to the selector, its arity and its types?
  bool Matches(const model::Selector& selector,
               const clang::NamedDecl& decl) const;

 private:
  struct Roles {
    Role<model::Root> root;
    Role<model::Derivation> derivation;
    Role<model::Key> key;
    Role<model::Callable> callable;
    std::vector<Role<model::Blocking>> blocking;
  };

  std::optional<ContextRole> RoleOf(const clang::CXXRecordDecl& record) const;
  const Roles& RolesOf(const clang::FunctionDecl& function) const;
  const std::string& QualifiedName(const clang::NamedDecl& decl) const;
  Role<model::Root> RootClass(const clang::CXXRecordDecl& record) const;

  const model::ModelSet& models_;
  mutable llvm::DenseMap<const clang::CXXRecordDecl*,
                         std::optional<ContextRole>>
      contexts_;
  mutable llvm::DenseMap<const clang::FunctionDecl*, std::unique_ptr<Roles>>
      roles_;
  mutable llvm::DenseMap<const clang::NamedDecl*, std::string> names_;
};

// Is it the function std::`name`?
bool IsStdFunction(const clang::FunctionDecl* function, llvm::StringRef name);

// "a::B::c" without inline and unnamed namespaces and template arguments: the
// form in which selectors name declarations.
std::string SelectorName(const clang::NamedDecl& decl);

}  // namespace ctxtidy::semantics

#endif  // CTXTIDY_CHECKS_SEMANTICS_RESOLVER_H_
