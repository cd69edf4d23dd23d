// ctx-background-in-handler: where a context is in scope, work must not start
// from a new root. User-facing text: docs/checks/background-in-handler.md.

#include "checks/pass.h"
#include "checks/registry.h"
#include "checks/semantics/code/function.h"
#include "checks/semantics/roots.h"

namespace ctxtidy {
namespace {

constexpr Option kOptions[] = {
    {"AllowInTests", false, "accept roots in the bodies of GoogleTest tests"},
};

void CheckFunction(Pass& pass, const semantics::Function& function) {
  if (pass.Flag("AllowInTests") && function.IsTest()) return;
  for (const semantics::RootUse& root : function.roots()) {
    std::optional<semantics::Available> context =
        semantics::ContextInsteadOf(function, root);
    if (!context) continue;
    pass.Report(root.range,
                "%0 starts a new root although context '%1' is in scope; "
                "the caller's cancellation and deadline are lost")
        << root.name << context->spelling
        << semantics::ReplaceRoot(function, root, *context);
  }
}

}  // namespace

constexpr CheckInfo kBackgroundInHandler = {
    .name = "background-in-handler",
    .summary = "new root context is made although a context is in scope",
    .since = "0.1",
    .go_counterpart = "contextcheck",
    .fix = Fix::kSometimes,
    .options = kOptions,
    .on_function = CheckFunction,
};

}  // namespace ctxtidy
