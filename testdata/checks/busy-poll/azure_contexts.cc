// Azure has nothing to wait with; sleeping until the end is the same, though.

#include "azure/core/context.hpp"

using Azure::Core::Context;

void Sleeps(Context const& context) {
  while (!context.IsCancelled()) {  // want "loop only asks context 'context' again and again"
    std::this_thread::sleep_for(100ms);  // want note "in 'sleep_for' here"
  }
}

void Polls(Azure::Core::Operation<int>& operation, Context const& context) {
  while (!operation.IsDone() && !context.IsCancelled()) {
    std::this_thread::sleep_for(100ms);
  }
}
