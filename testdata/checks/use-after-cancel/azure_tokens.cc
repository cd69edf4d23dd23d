// Azure: a context is cancelled by a member of its own.

#include "azure/core/context.hpp"

using Azure::Core::Context;

struct Client {
  void Send(int id, Context const& context = Context());
  void Close(Context const& context = Context());
};

void Hurries(Client& client, Context const& parent, Azure::DateTime deadline) {
  Context context = parent.WithDeadline(deadline);
  client.Send(1, context);
  context.Cancel();  // want note "cancelled here"
  client.Close(context);  // want "context 'context' was cancelled before 'Close' gets it"
}

void GivesUp(Client& client, Context const& parent, Azure::DateTime deadline) {
  Context context = parent.WithDeadline(deadline);
  if (!Ready()) {
    context.Cancel();  // want note "cancelled here"
    client.Send(2, context);  // want "context 'context' was cancelled before 'Send' gets it"
    return;
  }
  client.Send(1, context);
}

void ClosesWithParent(Client& client, Context const& parent,
                      Azure::DateTime deadline) {
  Context context = parent.WithDeadline(deadline);
  client.Send(1, context);
  context.Cancel();
  client.Close(parent);
  client.Close(Context{});
}

void AsksAfterwards(Context const& parent, Azure::DateTime deadline) {
  Context context = parent.WithDeadline(deadline);
  context.Cancel();
  if (context.IsCancelled()) Log("cancelled");
}
