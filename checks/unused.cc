// ctx-unused: who accepts a context hands it on, or looks at it. User-facing
// text: docs/checks/unused.md.

#include "checks/pass.h"
#include "checks/registry.h"
#include "checks/semantics/code/function.h"
#include "checks/semantics/propagation/ignored_context.h"

namespace ctxtidy {
namespace {

void CheckFunction(Pass& pass, const semantics::Function& function) {
  for (const semantics::IgnoredContext& found :
       semantics::IgnoredContextsOf(function)) {
    const clang::SourceRange range = found.parameter->getSourceRange();
    if (found.parameter->getDeclName().isEmpty()) {
      pass.Report(range,
                  "the context parameter has no name, but %0 is called with no "
                  "context of its own; cancellation and deadline do not reach "
                  "it")
          << found.without->callee->getDeclName();
    } else {
      pass.Report(found.parameter->getLocation(),
                  "context '%0' is never used; cancellation and deadline do "
                  "not reach the work of %1")
          << found.parameter->getName() << function.decl()->getDeclName()
          << semantics::RemoveName(function, found);
    }
    if (found.without == nullptr) continue;
    pass.Note(found.without->expr->getSourceRange(),
              "%0 should have got it here")
        << found.without->callee->getDeclName();
  }
}

}  // namespace

constexpr CheckInfo kUnused = {
    .name = "unused",
    .summary = "context parameter is accepted and ignored",
    .since = "0.1",
    .go_counterpart = "revive unused-parameter",
    .fix = Fix::kSometimes,
    .on_function = CheckFunction,
};

}  // namespace ctxtidy
