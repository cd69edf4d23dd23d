#ifndef CTXTIDY_CHECKS_SEMANTICS_UNIT_H_
#define CTXTIDY_CHECKS_SEMANTICS_UNIT_H_

#include <memory>
#include <optional>
#include <vector>

#include "checks/model/context_model.h"
#include "checks/semantics/code/function.h"
#include "checks/semantics/facts.h"
#include "checks/semantics/resolver.h"
#include "llvm/ADT/DenseSet.h"

namespace clang {
class ASTContext;
}  // namespace clang

namespace ctxtidy::semantics {

// A translation unit's user code, read once and shared by all checks. What
// stands in system headers is not here. A template is here as its
// instantiations if it has any, else as its pattern. One thread's.
class Unit {
 public:
  Unit(clang::ASTContext& context,
       std::shared_ptr<const model::ModelSet> models);
  ~Unit();

  clang::ASTContext& context() const { return context_; }
  const Resolver& resolver() const { return resolver_; }
  const Facts& facts() const { return facts_; }

  const std::vector<std::unique_ptr<Function>>& functions() const {
    return functions_;
  }
  const std::vector<Signature>& signatures() const { return signatures_; }
  // The classes that are defined outside functions; of a template, what it
  // says itself and its instantiations.
  const std::vector<const clang::CXXRecordDecl*>& records() const {
    return records_;
  }

  // The function whose definition that is; null for one without a body here.
  const Function* FunctionOf(const clang::FunctionDecl& decl) const;

  // Is the function used other than by calling it? Then somebody else may
  // dictate its parameters.
  bool IsAddressTaken(const clang::FunctionDecl& decl) const;

  // At how many places user code names the function, in whatever way.
  unsigned CountMentions(const clang::FunctionDecl& decl) const;

  // Every call of the function in user code, in source order.
  std::vector<Call> CallsOf(const clang::FunctionDecl& decl) const;

  // Is the place in user code: in no system header?
  bool IsUserCode(clang::SourceLocation location) const;

 private:
  friend class Collector;

  // The top-level declarations of user code.
  void ForEachUserDecl(llvm::function_ref<void(clang::Decl*)> visit) const;

  clang::ASTContext& context_;
  std::shared_ptr<const model::ModelSet> models_;
  Resolver resolver_;
  std::vector<std::unique_ptr<Function>> functions_;
  std::vector<Signature> signatures_;
  std::vector<const clang::CXXRecordDecl*> records_;
  llvm::DenseMap<const clang::FunctionDecl*, const Function*> by_decl_;
  mutable std::optional<llvm::DenseSet<const clang::FunctionDecl*>>
      address_taken_;  // Canonical declarations of patterns.
  Facts facts_;
};

}  // namespace ctxtidy::semantics

#endif  // CTXTIDY_CHECKS_SEMANTICS_UNIT_H_
