#ifndef CTXTIDY_CHECKS_SEMANTICS_CANCEL_GUARD_FIX_H_
#define CTXTIDY_CHECKS_SEMANTICS_CANCEL_GUARD_FIX_H_

#include "checks/semantics/derivation.h"
#include "clang/Basic/Diagnostic.h"

namespace ctxtidy::semantics {

// Edits that put a guard behind the declaration, so that every path cancels.
// Empty where that could change what the function does: the cancel function or
// the context goes elsewhere, or the declaration is not plain text in a block.
llvm::SmallVector<clang::FixItHint, 2> GuardFix(const Function& function,
                                                const Derivation& derivation,
                                                const CancelUses& uses);

}  // namespace ctxtidy::semantics

#endif  // CTXTIDY_CHECKS_SEMANTICS_CANCEL_GUARD_FIX_H_
