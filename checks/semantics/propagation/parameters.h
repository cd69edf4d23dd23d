#ifndef CTXTIDY_CHECKS_SEMANTICS_PROPAGATION_PARAMETERS_H_
#define CTXTIDY_CHECKS_SEMANTICS_PROPAGATION_PARAMETERS_H_

#include <optional>

#include "checks/model/context_model.h"
#include "clang/AST/Decl.h"
#include "clang/Basic/Diagnostic.h"

namespace ctxtidy::semantics {

class Unit;

// A context parameter that is not where its model wants it.
struct Misplaced {
  const clang::ParmVarDecl* parameter = nullptr;
  unsigned index = 0;
  model::Position wanted = model::Position::kFirst;
};

// Nothing where the author is not free to choose: overrides, operators,
// lambdas, functions used as callbacks, `main`, C linkage, deduction guides;
// nor for defaulted contexts, or behind a tag or a thread's std::stop_token.
std::optional<Misplaced> MisplacedContext(const Unit& unit,
                                          const clang::FunctionDecl& decl);

// The edits that move the parameter to its place in every declaration and
// call; empty unless all of them are to be seen and are plain text.
llvm::SmallVector<clang::FixItHint, 8> MoveParameter(
    const Unit& unit, const clang::FunctionDecl& decl, const Misplaced& found);

}  // namespace ctxtidy::semantics

#endif  // CTXTIDY_CHECKS_SEMANTICS_PROPAGATION_PARAMETERS_H_
