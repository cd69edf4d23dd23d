// Azure: parameters that the other back end uses.

#include "azure/core/context.hpp"

using Azure::Core::Context;

void Compute(int x);

void Poll(Context const& context) {  // want "context 'context' is never used"
  while (!Ready()) std::this_thread::sleep_for(1s);
}

int Detach(Context const& context) {
#if defined(OTHER_BACKEND)
  context.ThrowIfCancelled();
#endif
  while (!Ready()) Compute(1);
  return 0;
}

int Attach(Context const& context) {
  (void)context;
  while (!Ready()) Compute(1);
  return 0;
}

class Policy : public Azure::Core::Http::Policies::HttpPolicy {
 public:
  std::unique_ptr<Azure::Core::Http::RawResponse> Send(
      Azure::Core::Http::Request& request,
      Azure::Core::Http::Policies::NextHttpPolicy next,
      Context const& context) const override {
    while (!Ready()) Compute(1);
    return nullptr;
  }
};
