#ifndef CTXTIDY_CHECKS_SEMANTICS_LOOPS_LOOP_SHAPE_H_
#define CTXTIDY_CHECKS_SEMANTICS_LOOPS_LOOP_SHAPE_H_

#include "checks/semantics/code/function.h"

namespace ctxtidy::semantics {

// `for`, `while`, `do`, and the `for` over a range.
bool IsLoop(const clang::Stmt* stmt);

// What decides whether the loop goes on; null for none.
const clang::Expr* ConditionOf(const clang::Stmt& loop);
const clang::Stmt* BodyOf(const clang::Stmt& loop);

// From the loop's keyword to the end of what stands before its body; of a `do`,
// the keyword.
clang::SourceRange HeadOf(const clang::Stmt& loop);

// Is the condition always true? Something inside may leave the loop.
bool IsEndless(const clang::ASTContext& context, const clang::Stmt& loop);

// Does a statement leave what is around it: `return`, `throw`, `break`, a call
// that never returns?
bool Leaves(const clang::Stmt* stmt);

// Is there such a statement in the loop that leaves it?
bool IsLeft(const Body& body, const clang::Stmt& loop);

// Is the statement run only when the loop is about to be left?
bool IsOnTheWayOut(const Body& body, const clang::Stmt& loop,
                   const clang::Stmt& stmt);

// Does the loop repeat at all? `do ... while (0)` does not, nor does what ends
// in a `break`.
bool Repeats(const Function& function, const clang::Stmt& loop);

// Is it known how often it goes round, or for how long: over a range, counting,
// until some time?
bool IsBounded(const clang::Stmt& loop);

// Does it only try again what was interrupted or what another thread was faster
// with: `EINTR`, `compare_exchange_weak`, `try_lock`?
bool IsRetryAtOnce(const Function& function, const clang::Stmt& loop);

}  // namespace ctxtidy::semantics

#endif  // CTXTIDY_CHECKS_SEMANTICS_LOOPS_LOOP_SHAPE_H_
