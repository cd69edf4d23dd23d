// Azure d6df46a9b: a tear-down must outlive the caller that was cancelled. A
// context of its own is the way out; ctx-use-after-cancel finds the way in.

#include "azure/core/context.hpp"

using Azure::Core::Context;

struct Link {
  void Send(int message, Context const& context = {});
  void Detach(Context const& context = {});
};

void Cancelled(Link& link, Context context) {
  link.Send(1, context);
  context.Cancel();
  link.Detach(Context{});
}

void OnceItIsOver(Link& link, Context const& context) {
  link.Send(1, context);
  if (context.IsCancelled()) link.Detach(Context{});
}

void Running(Link& link, Context context) {
  link.Send(1, Context{});  // want "'Context' starts a new root although context 'context' is in scope"
  context.Cancel();
}

void InABranch(Link& link, Context context, bool hurry) {
  if (hurry) {
    context.Cancel();
    link.Detach(Context{});
    return;
  }
  link.Detach(Context{});  // want "'Context' starts a new root although context 'context' is in scope"
}
