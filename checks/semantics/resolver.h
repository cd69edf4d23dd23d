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
  bool pointer = false;  // Held by pointer, or by a wrapper.
  // Held by std::shared_ptr, std::optional or the like: `*` gives the context.
  bool wrapper = false;
  const clang::CXXRecordDecl* record = nullptr;  // Its class.

  bool operator==(const ContextRole&) const = default;
  // May it be absent? Requests' own objects are passed by pointer but never
  // null; a pointer to a token is how people say "optional". Of what is passed
  // as it is, only a small value can say so by itself.
  bool nullable() const {
    return type->shape == model::Shape::kToken ? pointer || type->nullable
                                               : pointer && type->nullable;
  }
};

// A model's entry that a declaration plays, and the model it stands in.
template <class Entry>
struct Role {
  const model::Model* model = nullptr;
  const Entry* entry = nullptr;

  explicit operator bool() const { return entry != nullptr; }
};

// A context that an object has in a member.
struct HeldContext {
  const clang::FieldDecl* holder = nullptr;  // In the class asked for.
  // A member of the holder: data, or a function without arguments.
  const clang::ValueDecl* context = nullptr;
  clang::QualType type;  // The context's.
  ContextRole role;

  bool IsCall() const { return llvm::isa<clang::CXXMethodDecl>(context); }
};

// Maps declarations to their roles in the models. Answers are cached; one
// resolver serves one translation unit and one thread.
class Resolver {
 public:
  explicit Resolver(const model::ModelSet& models) : models_(models) {}

  // The context that a value of this type is, seen through references and one
  // pointer or wrapper; classes derived from a context are contexts.
  std::optional<ContextRole> ContextOf(clang::QualType type) const;

  // Does a parameter of that type accept the context: is it one of the same
  // kind, of a base class, or made from it implicitly?
  bool Accepts(clang::QualType parameter, const ContextRole& context) const;

  bool IsContext(const clang::CXXRecordDecl& record) const {
    return RoleOf(record).has_value();
  }
  // What std::shared_ptr, std::optional or the like holds or points to; null
  // if the class is none of them.
  clang::QualType WrappedBy(const clang::CXXRecordDecl& record) const;

  // The root that this expression evaluates, if it is one. `T{}` counts when
  // it is spelt out, not as a default argument or an empty pair of braces.
  Role<model::Root> RootOf(const clang::Expr& expr) const;
  // Is a variable of this type, default-initialised, a root?
  Role<model::Root> DefaultRootOf(clang::QualType type) const;
  Role<model::Derivation> DerivationOf(const clang::FunctionDecl& callee) const;
  Role<model::Key> KeySetBy(const clang::FunctionDecl& callee) const;
  Role<model::Key> KeyGotBy(const clang::FunctionDecl& callee) const;
  // Every entry that calls this function blocking, in the order of the models.
  const std::vector<Role<model::Blocking>>& BlockingOf(
      const clang::FunctionDecl& callee) const;
  // How the function treats a callable that it is given: the entries for it,
  // in the order of the models. Which counts may depend on its arguments.
  const std::vector<Role<model::Callable>>& CallablesTakenBy(
      const clang::FunctionDecl& callee) const;

  // Does the function give a deadline to a context?
  Role<model::ContextCall> DeadlineSetBy(
      const clang::FunctionDecl& callee) const;
  // Does the function end a context?
  Role<model::ContextCall> CanceledBy(const clang::FunctionDecl& callee) const;
  // Does the function, or the constructor, return what must be kept?
  Role<model::Registration> RegistrationBy(
      const clang::FunctionDecl& callee) const;
  // Does the function return the current context?
  Role<model::Ambient> AmbientBy(const clang::FunctionDecl& callee) const;
  // Is it, or does it override, where the work for a request begins?
  Role<model::Handler> HandlerOf(const clang::FunctionDecl& decl) const;
  // Does the function run what it gets as this argument for each request?
  Role<model::Handler> HandlerGivenTo(const clang::FunctionDecl& callee,
                                      unsigned argument) const;
  // Does the function give up the thread for a moment, whatever happens?
  bool IsPause(const clang::FunctionDecl& callee) const;
  // Does the function wait for others, for a while or for the next message?
  bool Waits(const clang::FunctionDecl& callee) const;
  // Does the function run what it is given once a context ends?
  bool Wakes(const clang::FunctionDecl& callee) const;
  // Does the function, no member of a context, look at one?
  bool Observes(const clang::FunctionDecl& callee) const;
  // Does the function, or the class, set code apart from that model's work?
  bool SetsApart(const clang::FunctionDecl& callee,
                 const model::Model* model) const;
  bool SetsApart(const clang::CXXRecordDecl& record,
                 const model::Model* model) const;
  // Does the function tidy up, in the eyes of that model?
  bool IsCleanup(const clang::FunctionDecl& decl,
                 const model::Model* model) const;
  // Do the rules of `rules` count for the contexts of `model`? A model without
  // contexts makes rules for all, and so it is if it is not known whose.
  static bool CountsFor(const model::Model& rules, const model::Model* model) {
    return model == nullptr || &rules == model || rules.contexts.empty();
  }
  // Is it what the function returns, by its qualified name?
  bool Returns(const clang::FunctionDecl& decl, llvm::StringRef type) const;
  // Does a coroutine that returns this type hand the context on by itself?
  bool CarriesContext(clang::QualType coroutine) const;
  // Does it say "cancelled": a class of exceptions, a constant, a function that
  // is true then?
  bool IsCanceledException(const clang::CXXRecordDecl& record) const;
  bool IsCanceledCode(const clang::ValueDecl& constant) const;
  bool IsCanceledMacro(llvm::StringRef name) const;
  bool IsCanceledTest(const clang::FunctionDecl& callee) const;
  // The entries by which the function logs at error level, or aborts.
  const std::vector<const model::ErrorLog*>& ErrorLogsOf(
      const clang::FunctionDecl& callee) const;
  // Is there an entry for a macro of that name, whatever its arguments?
  bool IsErrorLogMacro(llvm::StringRef name) const;

  const model::ModelSet& models() const { return models_; }

  // Does the declaration answer to the selector, its arity and its types?
  bool Matches(const model::Selector& selector,
               const clang::NamedDecl& decl) const;

  // The contexts that data members of the class have as members of their own
  // (`s->yield` of `req_state* s`), where the model says that members count.
  const std::vector<HeldContext>& HeldBy(
      const clang::CXXRecordDecl& record) const;

 private:
  struct Roles {
    Role<model::Root> root;
    Role<model::Derivation> derivation;
    Role<model::Key> key;
    Role<model::Key> got;
    std::vector<Role<model::Callable>> callables;
    std::vector<Role<model::Blocking>> blocking;
    Role<model::ContextCall> deadline;
    Role<model::ContextCall> cancel;
    Role<model::Registration> registration;
    Role<model::Ambient> ambient;
    Role<model::Handler> handler;
    bool pause = false;
    bool waits = false;
    bool wakes = false;
    bool observes = false;
    bool canceled_test = false;
    std::vector<const model::Model*> apart;
    std::vector<const model::Model*> cleanup;
    std::vector<const model::ErrorLog*> error_logs;
  };

  std::optional<ContextRole> RoleOf(const clang::CXXRecordDecl& record) const;
  const Roles& RolesOf(const clang::FunctionDecl& function) const;
  const std::string& QualifiedName(const clang::NamedDecl& decl) const;
  Role<model::Root> RootClass(const clang::CXXRecordDecl& record) const;
  // Is it the class, or derived from it?
  bool IsOrDerives(const clang::CXXRecordDecl& record,
                   llvm::StringRef name) const;

  const model::ModelSet& models_;
  mutable llvm::DenseMap<const clang::CXXRecordDecl*,
                         std::optional<ContextRole>>
      contexts_;
  mutable llvm::DenseMap<const clang::FunctionDecl*, std::unique_ptr<Roles>>
      roles_;
  mutable llvm::DenseMap<const clang::NamedDecl*, std::string> names_;
  mutable llvm::DenseMap<const clang::CXXRecordDecl*,
                         std::unique_ptr<std::vector<HeldContext>>>
      held_;
  mutable llvm::DenseMap<const clang::Decl*, bool> says_canceled_;
};

// The declaration that a function, or what it is an instance of, is known by.
const clang::FunctionDecl& PatternOf(const clang::FunctionDecl& function);

// Does the declaration, or an earlier one of it, carry
// [[clang::annotate("annotation")]]?
bool IsAnnotated(const clang::FunctionDecl& decl, llvm::StringRef annotation);

// Is it the function std::`name`?
bool IsStdFunction(const clang::FunctionDecl* function, llvm::StringRef name);

// "a::B::c" without inline and unnamed namespaces and template arguments: the
// form in which selectors name declarations.
std::string SelectorName(const clang::NamedDecl& decl);

}  // namespace ctxtidy::semantics

#endif  // CTXTIDY_CHECKS_SEMANTICS_RESOLVER_H_
