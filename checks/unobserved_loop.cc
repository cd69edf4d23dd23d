// ctx-unobserved-loop: with a context in scope, what may go on for long looks
// at it in each round. User-facing text: docs/checks/unobserved-loop.md.

#include <algorithm>

#include "checks/pass.h"
#include "checks/registry.h"
#include "checks/semantics/loops/loops.h"

namespace ctxtidy {
namespace {

// A reader believes after so many.
constexpr std::size_t kMostNotes = 3;

void CheckFunction(Pass& pass, const semantics::Function& function) {
  for (const auto& loop : semantics::UnobservedLoops(function)) {
    if (loop.endless) {
      pass.Report(loop.head,
                  "endless loop never looks at context '%0'; "
                  "no cancellation ends it")
          << loop.context;
    } else {
      pass.Report(loop.head,
                  "loop never looks at context '%0'; "
                  "it goes on after cancellation")
          << loop.context;
    }
    const std::size_t notes = std::min(loop.work.size(), kMostNotes);
    for (std::size_t i = 0; i < notes; ++i) {
      const semantics::LoopWork& work = loop.work[i];
      pass.Note(
          work.range,
          "each round %select{pauses|waits|blocks|reaches a blocking call}0 "
          "in %1 here")
          << static_cast<unsigned>(work.kind) << work.callee->getDeclName();
    }
    if (!loop.question.empty()) {
      pass.Note(loop.head,
                "ask '%0' in each round, or hand '%1' on to what is called")
          << loop.question << loop.context;
    }
  }
}

}  // namespace

constexpr CheckInfo kUnobservedLoop = {
    .name = "unobserved-loop",
    .summary = "loop never looks at the context at hand",
    .since = "0.1",
    .on_function = CheckFunction,
};

}  // namespace ctxtidy
