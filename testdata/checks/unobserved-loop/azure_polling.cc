// Azure: polling an operation until it is done.

#include "azure/core/context.hpp"

using Azure::Core::Context;

int Await(Azure::Core::Operation<int>& operation, Context const& context) {
  while (!operation.IsDone()) {
    operation.Poll(context);
    std::this_thread::sleep_for(1s);
  }
  return operation.Value();
}

bool Ask(int attempt);

bool Retry(Context const& context) {
  for (int attempt = 0;; ++attempt) {  // want "loop never looks at context 'context'; it goes on after cancellation" note "ask 'IsCancelled'"
    if (Ask(attempt)) return true;
    std::this_thread::sleep_for(1s);  // want note "each round pauses in 'sleep_for' here"
  }
}

bool RetryUntilCancelled(Context const& context) {
  for (int attempt = 0;; ++attempt) {
    context.ThrowIfCancelled();
    if (Ask(attempt)) return true;
    std::this_thread::sleep_for(1s);
  }
}

bool RetryUntilDeadline(Context const& context) {
  while (std::chrono::system_clock::now() < context.GetDeadline()) {
    if (Ask(1)) return true;
    std::this_thread::sleep_for(1s);
  }
  return false;
}
