// ctx-blocking-call: with a context in scope, nothing blocks without looking at
// it. User-facing text: docs/checks/blocking-call.md.

#include "checks/pass.h"
#include "checks/registry.h"
#include "checks/semantics/cancel/cancel_ends.h"
#include "checks/semantics/code/apart.h"
#include "checks/semantics/code/callable.h"
#include "checks/semantics/code/observing.h"
#include "checks/semantics/code/stop_words.h"
#include "checks/semantics/handlers.h"
#include "checks/semantics/propagation/excuses.h"
#include "checks/semantics/propagation/forwarding.h"
#include "checks/semantics/propagation/overloads.h"
#include "checks/semantics/roots.h"
#include "checks/semantics/scope.h"
#include "checks/semantics/unit.h"
#include "checks/semantics/waiting/awaited.h"
#include "checks/semantics/waiting/blocking.h"
#include "checks/semantics/waiting/preparation.h"
#include "llvm/ADT/STLExtras.h"

namespace ctxtidy {
namespace {

using semantics::Available;
using semantics::Call;

// Asked last, of what would be reported: has the call a reason to do without
// the context?
bool IsExcused(const Call& call, const Available& context) {
  return semantics::IsSetApart(*call.function, *call.expr, nullptr) ||
         semantics::IsForTests(call.function->owner()) ||
         (context.decl != nullptr &&
          semantics::IsEndedAt(*call.function, *call.expr, *context.decl)) ||
         semantics::IsAbsentAt(*call.function, *call.expr, context) ||
         semantics::EndsAnyway(call) ||
         semantics::WaitsForItsOwn(call, context);
}

// Does the callee only start a task that has the context itself?
bool RunsWithContext(const Pass& pass, const Call& call) {
  return !pass.unit().resolver().CallablesTakenBy(*call.callee).empty() &&
         semantics::HandsOverEnd(call);
}

// May the call do without, whoever takes a context: in an override that hands
// on what it was asked for, in a file in which roots are right? A context that
// the function was given for this very work counts even so.
bool MayLeaveOut(const Call& call, const Available& context) {
  if (context.origin == Available::Origin::kMember &&
      semantics::HandsOnItsCall(call)) {
    return true;
  }
  return context.origin != Available::Origin::kParameter &&
         semantics::IsWhereRootsAreRight(*call.function, context.role.model);
}

// (a) The callee has a form that takes the context.
bool CheckOverload(Pass& pass, const Call& call, const Available& context) {
  std::optional<semantics::ContextOverload> overload =
      semantics::OverloadWithContext(call, context);
  if (!overload || RunsWithContext(pass, call) ||
      semantics::IsWaitedFor(call, *call.callee) ||
      semantics::IsEndedByCallback(call) || MayLeaveOut(call, context) ||
      IsExcused(call, context)) {
    return false;
  }
  auto fix = semantics::UseOverload(call, *overload, context);
  if (overload->sibling) {
    pass.Report(call.expr->getSourceRange(),
                "%0 ignores context '%1' although %2 takes it; "
                "the call outlives cancellation")
        << call.callee->getDeclName() << context.spelling
        << overload->decl->getDeclName() << fix;
  } else {
    pass.Report(call.expr->getSourceRange(),
                "%0 ignores context '%1' although an overload takes it; "
                "the call outlives cancellation")
        << call.callee->getDeclName() << context.spelling << fix;
  }
  return true;
}

// (b) A model knows that the callee blocks.
bool CheckModel(Pass& pass, const Call& call, const Available& context) {
  const model::Blocking* entry =
      semantics::BlockingEntry(call, context.role.model);
  // Tests wait on purpose, until what they wait for has happened.
  if (entry == nullptr || call.function->IsTest() || IsExcused(call, context)) {
    return false;
  }
  const clang::SourceRange range = call.expr->getSourceRange();
  pass.Report(range,
              "%0 blocks without looking at context '%1'; "
              "cancellation has to wait for it")
      << call.callee->getDeclName() << context.spelling;
  if (!entry->instead.empty()) {
    pass.Note(range, "use '%0' instead")
        << semantics::InsteadOf(call, *entry, context);
  } else if (!entry->advice.empty()) {
    pass.Note(range, "%0") << entry->advice;
  }
  return true;
}

// (c) The callee is marked as blocking, and cannot be given a context.
bool CheckMarked(Pass& pass, const Call& call, const Available& context) {
  if (!semantics::IsMarkedBlocking(pass.unit().resolver(), *call.callee) ||
      semantics::IsMadeBySibling(call) || semantics::IsEndedByCallback(call) ||
      IsExcused(call, context)) {
    return false;
  }
  pass.Report(call.expr->getSourceRange(),
              "%0 blocks and takes no context; "
              "cancellation of '%1' has to wait for it")
      << call.callee->getDeclName() << context.spelling;
  return true;
}

// (d) The callee's body gets to a blocking call. A lambda's is looked at where
// it is written.
bool CheckReaching(Pass& pass, const Call& call, const Available& context) {
  if (semantics::IsLambda(*call.callee) || semantics::HandsOverEnd(call) ||
      semantics::IsMadeBySibling(call)) {
    return false;
  }
  const auto& path = pass.unit().facts().BlockingPath(call, context.role.model);
  if (path.empty() || semantics::IsOwnersToEnd(path) ||
      semantics::IsWaitedFor(call, path.back().callee()) ||
      IsExcused(call, context)) {
    return false;
  }
  pass.Report(call.expr->getSourceRange(),
              "%0 reaches a blocking call and takes no context; "
              "cancellation of '%1' has to wait for it")
      << call.callee->getDeclName() << context.spelling;
  for (const semantics::PathStep& step : path) {
    pass.Note(step.range(), "%select{calls|blocks in}0 %1 here")
        << step.last << step.callee().getDeclName();
  }
  return true;
}

// What needs no overload: what is known of the callee.
bool CheckCallee(Pass& pass, const Call& call, const Available& context) {
  return CheckModel(pass, call, context) || CheckMarked(pass, call, context) ||
         CheckReaching(pass, call, context);
}

// The context of the task that runs the coroutine or handler, which no variable
// here holds. Asked for only where something blocks: most calls do not.
void CheckInTask(Pass& pass, const Call& call) {
  if (pass.unit().resolver().BlockingOf(*call.callee).empty() &&
      !pass.unit().facts().MayReachBlocking(*call.callee)) {
    return;
  }
  std::optional<semantics::Current> current =
      semantics::CurrentIn(*call.function);
  if (!current || semantics::AfterDone(call)) return;
  Available task;
  task.role = current->role;
  task.spelling = current->spelling();
  CheckCallee(pass, call, task);
}

void CheckCall(Pass& pass, const Call& call) {
  if (call.function->IsRoot()) return;
  std::vector<Available> contexts =
      semantics::ContextsAt(*call.function, *call.expr);
  // A lambda without captures cannot look at any, and what only carries values
  // is nothing to look at.
  llvm::erase_if(contexts, [](const Available& one) {
    return !one.reachable || !one.role.type->ends;
  });
  if (contexts.empty()) return CheckInTask(pass, call);
  // Who cleans up after a context has ended cannot use it.
  if (semantics::AfterDone(call)) return;
  for (const Available& context : contexts) {
    if (CheckOverload(pass, call, context)) return;
  }
  if (!CheckCallee(pass, call, contexts.front())) CheckInTask(pass, call);
}

}  // namespace

constexpr CheckInfo kBlockingCall = {
    .name = "blocking-call",
    .summary = "blocking call ignores the context at hand",
    .since = "0.1",
    .go_counterpart = "noctx, contextcheck",
    .fix = Fix::kSometimes,
    .on_call = CheckCall,
};

}  // namespace ctxtidy
