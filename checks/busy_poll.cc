// ctx-busy-poll: who has nothing to do until a context is over waits for that,
// and does not ask again and again. User-facing text: docs/checks/busy-poll.md.

#include "checks/pass.h"
#include "checks/registry.h"
#include "checks/semantics/loops/loops.h"

namespace ctxtidy {
namespace {

void CheckFunction(Pass& pass, const semantics::Function& function) {
  for (const semantics::BusyLoop& loop : semantics::BusyLoops(function)) {
    if (loop.pause == nullptr) {
      pass.Report(loop.head,
                  "loop only asks context '%0' again and again; "
                  "it keeps a processor busy until the answer changes")
          << loop.context;
    } else {
      pass.Report(loop.head,
                  "loop only asks context '%0' again and again; "
                  "it wakes up for nothing, and late for the end")
          << loop.context;
      pass.Note(loop.pause_range, "between two questions it is in %0 here")
          << loop.pause->getDeclName();
    }
    if (!loop.wait.empty()) pass.Note(loop.head, "%0") << loop.wait;
  }
}

}  // namespace

constexpr CheckInfo kBusyPoll = {
    .name = "busy-poll",
    .summary = "loop only asks a context whether it is over",
    .since = "0.1",
    .on_function = CheckFunction,
};

}  // namespace ctxtidy
