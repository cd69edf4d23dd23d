// ctx-lost-cancel: whoever derives a context must use its cancel function on
// every path. User-facing text: docs/checks/lost-cancel.md.

#include "checks/pass.h"
#include "checks/registry.h"
#include "checks/semantics/cancel/guard_fix.h"
#include "checks/semantics/cancel/registrations.h"
#include "checks/semantics/code/function.h"

namespace ctxtidy {
namespace {

constexpr Option kOptions[] = {
    {"AllowDiscard", false, "accept a cancel function that is never named"},
};

void CheckDerivation(Pass& pass, const semantics::Function& function,
                     const semantics::Derivation& derived) {
  const clang::SourceRange range = derived.call->getSourceRange();
  if (derived.cancel == nullptr) {
    if (pass.Flag("AllowDiscard")) return;
    pass.Report(range,
                "the cancel function returned by %0 is discarded; "
                "the context lives until its parent ends")
        << derived.callee->getDeclName()
        << semantics::GuardFix(function, derived, {});
    return;
  }

  // Calling the cancel function is a use, and so is handing it on: an argument,
  // a capture, a return. Whoever holds it then answers for it.
  if (function.IsMain()) return;
  const semantics::CancelUses uses = semantics::UsesOf(function, derived);
  std::optional<semantics::LostPath> lost =
      function.flow().PathWithoutUse(derived, uses);
  if (!lost) return;

  pass.Report(range, "'%0' is not used on all paths; the context may leak")
      << derived.CancelName() << semantics::GuardFix(function, derived, uses);
  pass.Note(lost->range,
            "this path %select{leaves the function|ends the scope of '%1'|"
            "overwrites '%1'}0 without using %select{'%1'|it|it}0")
      << static_cast<int>(lost->end) << derived.CancelName();
}

// What is registered with a context, or attached, for as long as it is kept.
void CheckRegistration(Pass& pass, const semantics::LostRegistration& lost) {
  if (lost.returned) {
    pass.Report(lost.range,
                "what %0 returns is discarded; it is undone at once")
        << lost.maker->getDeclName();
  } else {
    pass.Report(lost.range, "this %0 has no name; it is undone at once")
        << lost.maker->getDeclName();
  }
}

void CheckFunction(Pass& pass, const semantics::Function& function) {
  for (const auto& lost : semantics::LostRegistrations(function)) {
    CheckRegistration(pass, lost);
  }
  for (const semantics::Derivation& derived : function.derivations()) {
    CheckDerivation(pass, function, derived);
  }
}

}  // namespace

constexpr CheckInfo kLostCancel = {
    .name = "lost-cancel",
    .summary = "cancel function of a derived context is not used on all paths",
    .since = "0.1",
    .go_counterpart = "go vet lostcancel",
    .fix = Fix::kSometimes,
    .options = kOptions,
    .on_function = CheckFunction,
};

}  // namespace ctxtidy
