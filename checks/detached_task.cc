// ctx-detached-task: work that outlives a request does not use the request's
// context. User-facing text: docs/checks/detached-task.md.

#include "checks/pass.h"
#include "checks/registry.h"
#include "checks/semantics/waiting/detached.h"

namespace ctxtidy {
namespace {

void CheckFunction(Pass& pass, const semantics::Function& function) {
  using Kind = semantics::DetachedUse::Kind;
  for (const semantics::DetachedUse& use :
       semantics::DetachedUsesIn(function)) {
    switch (use.kind) {
      case Kind::kCutShort:
        pass.Report(use.range,
                    "context '%0' goes to a detached task, which outlives the "
                    "call; the end of the request cuts the task short")
            << use.spelling << use.fix;
        break;
      case Kind::kDangles:
        pass.Report(use.range,
                    "a detached task refers to context '%0', which is gone "
                    "once the request is over; using it then is undefined")
            << use.spelling << use.fix;
        break;
      case Kind::kThreadBound:
        pass.Report(use.range,
                    "context '%0' is bound to its own thread, but a task on "
                    "another one gets it; the two race for it")
            << use.spelling;
        break;
    }
    if (use.detached.isValid()) {
      pass.Note(use.detached, "the task is detached here");
    }
  }
}

}  // namespace

constexpr CheckInfo kDetachedTask = {
    .name = "detached-task",
    .summary = "request's context reaches work that outlives the request",
    .since = "0.1",
    .fix = Fix::kSometimes,
    .fix_is_safe = false,
    .on_function = CheckFunction,
};

}  // namespace ctxtidy
