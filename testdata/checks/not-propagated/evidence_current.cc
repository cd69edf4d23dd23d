// tRPC's adapter: a thread's current context is set, and taken back.

#include "trpc/trpc.h"

void SetLocalContext(trpc::ServerContext* context);
void Handle(trpc::ServerContext* context, int step);

void OnMessage(const trpc::ServerContextPtr& context) {
  SetLocalContext(context.get());
  auto task = [context] {
    Handle(context.get(), 1);
    SetLocalContext(nullptr);
  };
  task();
}

// What only happens to get the context as well does not take it back.
void OnOther(trpc::ServerContext* context) {
  Handle(context, 1);
  Handle(nullptr, 2);  // want "'Handle' is called with no context although 'context' is in scope"
}
