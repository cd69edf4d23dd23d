#ifndef CTXTIDY_CHECKS_SEMANTICS_CANCEL_CANCEL_ENDS_H_
#define CTXTIDY_CHECKS_SEMANTICS_CANCEL_CANCEL_ENDS_H_

#include <optional>
#include <vector>

#include "checks/semantics/code/function.h"

namespace ctxtidy::semantics {

// A place where the function ends a context.
struct CancelEnd {
  // The call, or the block at whose end a guard makes it.
  const clang::Stmt* stmt = nullptr;
  // Whatever of it is evaluated after `stmt` comes after the end.
  const clang::CompoundStmt* block = nullptr;
  // The context, its source, or the result that has it as this element.
  const clang::ValueDecl* subject = nullptr;
  std::optional<int> element;
};

// Those that are made whenever control gets so far, in no branch of a larger
// expression.
std::vector<CancelEnd> CancelEndsIn(const Function& function);

// Has the function itself ended the context, or what that is derived from,
// before it gets to the point?
bool IsEndedAt(const Function& function, const clang::Stmt& point,
               const clang::ValueDecl& context);

}  // namespace ctxtidy::semantics

#endif  // CTXTIDY_CHECKS_SEMANTICS_CANCEL_CANCEL_ENDS_H_
