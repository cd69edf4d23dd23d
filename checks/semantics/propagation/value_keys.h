#ifndef CTXTIDY_CHECKS_SEMANTICS_PROPAGATION_VALUE_KEYS_H_
#define CTXTIDY_CHECKS_SEMANTICS_PROPAGATION_VALUE_KEYS_H_

#include <optional>

#include "checks/semantics/code/function.h"
#include "clang/Basic/Diagnostic.h"

namespace ctxtidy::semantics {

// A context value stored under a key of a type that everybody has.
struct PlainKey {
  Role<model::Key> role;
  const clang::Expr* argument = nullptr;
  clang::QualType type;  // Without const, references and arrays.
};

// The key of a call that stores a value, if it is a string or of a built-in
// arithmetic type. Classes and enumerations of one's own are fine.
std::optional<PlainKey> PlainKeyOf(const Function& function,
                                   const clang::Expr& call);

// The edits that declare a typed key in front of the function and use it in the
// file; empty unless the key is a literal that the file uses in a simple way.
llvm::SmallVector<clang::FixItHint, 4> DeclareTypedKey(const Call& call,
                                                       const PlainKey& key);

}  // namespace ctxtidy::semantics

#endif  // CTXTIDY_CHECKS_SEMANTICS_PROPAGATION_VALUE_KEYS_H_
