#ifndef CTXTIDY_CHECKS_SEMANTICS_PATHS_UNCHECKED_H_
#define CTXTIDY_CHECKS_SEMANTICS_PATHS_UNCHECKED_H_

#include <vector>

#include "checks/semantics/code/function.h"

namespace ctxtidy::semantics {

// A context's value that is used though it may not be there.
struct UncheckedValue {
  const clang::Expr* use = nullptr;        // `*user`, `user->name`.
  const clang::CallExpr* call = nullptr;   // That looked the value up.
  const clang::VarDecl* holder = nullptr;  // Null: used on the spot.
};

// Those in the function: on some path from the look-up to the use nobody asks
// whether the pointer is null. Each look-up once. What hands the pointer to a
// function or compares it for later use counts as asking.
std::vector<UncheckedValue> UncheckedValuesIn(const Function& function);

}  // namespace ctxtidy::semantics

#endif  // CTXTIDY_CHECKS_SEMANTICS_PATHS_UNCHECKED_H_
