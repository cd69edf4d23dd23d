#ifndef CTXTIDY_CHECKS_SEMANTICS_WAITING_TASKS_H_
#define CTXTIDY_CHECKS_SEMANTICS_WAITING_TASKS_H_

#include <vector>

#include "checks/semantics/code/function.h"

namespace ctxtidy::semantics {

// A place where work is handed to another thread.
struct TaskStart {
  const clang::Expr* start = nullptr;  // The call or construction.
  llvm::SmallVector<const clang::Expr*, 4> arguments;  // What the work gets.
  // The call that lets it go, so that nobody waits for it; null if that is not
  // known to happen.
  const clang::Stmt* detached = nullptr;
};

std::vector<TaskStart> TaskStartsIn(const Function& function);

// How a task gets at a context: a captured variable or an argument.
struct Held {
  const clang::ValueDecl* variable = nullptr;  // Null for `request.context()`.
  const clang::Expr* expr = nullptr;           // The argument; null: captured.
  const clang::LambdaExpr* lambda = nullptr;   // Who captures it, ...
  const clang::LambdaCapture* capture = nullptr;  // ... and how.
  bool reference = false;  // By reference or address, not by copy.
  ContextRole role;
};

// The contexts inside a value that is given to a task: lambdas, also those kept
// in variables, std::bind, std::ref and the like are looked into.
std::vector<Held> ContextsHeldBy(const Function& function,
                                 const clang::Expr& value);

}  // namespace ctxtidy::semantics

#endif  // CTXTIDY_CHECKS_SEMANTICS_WAITING_TASKS_H_
