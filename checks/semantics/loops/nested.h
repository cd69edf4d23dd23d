#ifndef CTXTIDY_CHECKS_SEMANTICS_LOOPS_NESTED_H_
#define CTXTIDY_CHECKS_SEMANTICS_LOOPS_NESTED_H_

#include <optional>

#include "checks/semantics/code/function.h"

namespace ctxtidy::semantics {

// A context that each round of a loop derives from the one of the round before.
struct NestedDerivation {
  const clang::ValueDecl* context = nullptr;
  const clang::Stmt* loop = nullptr;
};

// Of a call in a loop, if its library's users want its idioms kept. Nothing if
// the round begins with another context, or if the loop is left behind it.
std::optional<NestedDerivation> NestedDerivationOf(const Call& call);

}  // namespace ctxtidy::semantics

#endif  // CTXTIDY_CHECKS_SEMANTICS_LOOPS_NESTED_H_
