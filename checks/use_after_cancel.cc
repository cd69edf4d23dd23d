// ctx-use-after-cancel: nothing is begun under a context that was cancelled.
// User-facing text: docs/checks/use-after-cancel.md.

#include "checks/pass.h"
#include "checks/registry.h"
#include "checks/semantics/cancel/canceled_use.h"

namespace ctxtidy {
namespace {

void CheckFunction(Pass& pass, const semantics::Function& function) {
  for (const semantics::CanceledUse& use :
       semantics::CanceledUsesIn(function)) {
    pass.Report(use.argument,
                "context '%0' was cancelled before %1 gets it; %1 gives up "
                "with its work undone")
        << use.spelling << use.call.callee->getDeclName();
    // A guard cancels at the end of its block.
    const clang::SourceRange end =
        llvm::isa<clang::CompoundStmt>(use.end)
            ? clang::SourceRange(use.end->getEndLoc())
            : use.end->getSourceRange();
    pass.Note(end,
              "it is cancelled here; what is to be done all the same needs a "
              "context of its own, with a time limit");
  }
}

}  // namespace

constexpr CheckInfo kUseAfterCancel = {
    .name = "use-after-cancel",
    .summary = "context is handed on after it was cancelled",
    .since = "0.1",
    .on_function = CheckFunction,
};

}  // namespace ctxtidy
