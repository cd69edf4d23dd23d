// Azure d6df46a9b: a sender was closed with the context that had just been
// cancelled, gave up at once, and its destructor ended the process.

#include "azure/core/context.hpp"

using Azure::Core::Context;

struct Sender {
  void Send(int message, Context const& context = {});
  void Close(Context const& context = {});
};

void Before(Sender& sender, Context context) {
  sender.Send(1, context);
  context.Cancel();  // want note "cancelled here"
  sender.Close(context);  // want "context 'context' was cancelled before 'Close' gets it"
}

void After(Sender& sender, Context context) {
  sender.Send(1, context);
  context.Cancel();
  sender.Close(Context{}.WithDeadline(Azure::DateTime{}));
}

void OfAScope(const ctx::Context& parent) {
  ctx::ScopedContext scope = ctx::WithTimeout(parent, 1s);
  Work(scope.context());
  scope.Cancel();  // want note "cancelled here"
  Work(scope.context());  // want "'Work' gets it"
}
