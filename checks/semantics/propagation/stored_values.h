#ifndef CTXTIDY_CHECKS_SEMANTICS_PROPAGATION_STORED_VALUES_H_
#define CTXTIDY_CHECKS_SEMANTICS_PROPAGATION_STORED_VALUES_H_

#include <optional>
#include <string>

#include "checks/semantics/code/function.h"

namespace ctxtidy::semantics {

// A service or a configuration that travels as a value in a context.
struct StoredDependency {
  const clang::Expr* value = nullptr;
  const clang::NamedDecl* type = nullptr;  // Behind pointers and wrappers.
};

// Of a call that stores a value, if its type's name ends in one of the words
// (`UserRepository`, `user_repository`) and the users of that library want its
// idioms kept.
std::optional<StoredDependency> DependencyStoredBy(
    const Call& call, llvm::ArrayRef<llvm::StringRef> words);

// The call by which the function itself stored what the look-up finds; null if
// it does not show one.
const clang::CallExpr* StoredBy(const Function& function,
                                const clang::CallExpr& look_up);

}  // namespace ctxtidy::semantics

#endif  // CTXTIDY_CHECKS_SEMANTICS_PROPAGATION_STORED_VALUES_H_
