#ifndef CTXTIDY_CHECKS_SEMANTICS_ROOTS_H_
#define CTXTIDY_CHECKS_SEMANTICS_ROOTS_H_

#include <optional>

#include "checks/semantics/code/function.h"
#include "checks/semantics/scope.h"
#include "clang/Basic/Diagnostic.h"

namespace ctxtidy::semantics {

// Are new roots of that model right wherever the function makes one: in `main`,
// CTX_ROOT functions, destructors, and what the model says of clean-up and of
// files?
bool MayMakeRoots(const Function& function, const model::Model* model);

// Does the function stand in a file in which the model allows them?
bool IsWhereRootsAreRight(const Function& function, const model::Model* model);

// Is the value there for when the context is absent?
bool IsFallback(const Function& function, const clang::Stmt* root,
                const Available& context);

// Is a root that stands there right whatever is in scope: compared, an
// alternative to a context that may be absent, for what outlives the call, in a
// task of its own?
bool IsRightAnyway(const Function& function, const clang::Stmt* root);

// Does the code there put things in order after the work has failed, or once a
// context is over? Its own context may be of no use then.
bool IsCleaningUp(const Function& function, const clang::Stmt& point);

// The context that the root's author had at hand and should have used. Nothing
// where a new root is right: in `main` and CTX_ROOT functions, for what lives
// longer than the call (statics, members, detached tasks), in comparisons, and
// where the context at hand may be absent and the root stands in for it.
std::optional<Available> ContextInsteadOf(const Function& function,
                                          const RootUse& root);

// The edit that puts the context in the root's place; none if their types
// differ or it might not compile.
llvm::SmallVector<clang::FixItHint, 1> ReplaceRoot(const Function& function,
                                                   const RootUse& root,
                                                   const Available& context);

}  // namespace ctxtidy::semantics

#endif  // CTXTIDY_CHECKS_SEMANTICS_ROOTS_H_
