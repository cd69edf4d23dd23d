// Azure: overloads and sleeps that leave the context out.

#include "azure/core/context.hpp"

using Azure::Core::Context;
using Azure::Core::Operation;

int Await(Operation<int>& operation, Context const& context) {
  return operation.PollUntilDone(1s).Value;  // want "'PollUntilDone' ignores context 'context' although an overload takes it"
}

int AwaitWith(Operation<int>& operation, Context const& context) {
  return operation.PollUntilDone(1s, context).Value;
}

class StartOperation : public Operation<int> {
 public:
  // As the SDK's own operations poll.
  int Until(std::chrono::milliseconds period, Context& context) {
    while (!IsDone()) {
      Poll(context);
      std::this_thread::sleep_for(period);  // want "'sleep_for' blocks without looking at context 'context'" note "use short sleeps"
    }
    return Value();
  }

  int UntilCancelled(std::chrono::milliseconds period, Context& context) {
    while (!IsDone()) {
      context.ThrowIfCancelled();
      Poll(context);
      std::this_thread::sleep_for(50ms);
    }
    return Value();
  }
};

void Retries(Context const& context) {
  std::this_thread::sleep_for(2s);  // want "'sleep_for' blocks without looking at context 'context'" note "use"
}

void Short(Context const& context) {
  std::this_thread::sleep_for(99ms);
  context.ThrowIfCancelled();
}

class Policy : public Azure::Core::Http::Policies::HttpPolicy {
 public:
  std::unique_ptr<Azure::Core::Http::RawResponse> Send(
      Azure::Core::Http::Request& request,
      Azure::Core::Http::Policies::NextHttpPolicy next,
      Context const& context) const override {
    std::this_thread::sleep_for(1s);  // want "'sleep_for' blocks without looking at context 'context'" note "use"
    return next.Send(request, context);
  }
};

// Which back end there is decides what is used.
void Backend(Context const& context) {
  (void)context;
  Work(ctx::Background());
}
