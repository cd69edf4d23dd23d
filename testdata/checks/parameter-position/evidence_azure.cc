// Azure acfcb2c9b: the context goes to the end of the parameters, not into
// their middle.

#include "azure/core/context.hpp"

using Azure::Core::Context;

struct Options {};

namespace before {

class PartitionClient {
 public:
  std::vector<int> ReceiveEvents(int most, Context const& context, Options const& options);  // want "context parameter 'context' is not the last parameter"
};

}  // namespace before

namespace after {

class PartitionClient {
 public:
  std::vector<int> ReceiveEvents(int most, Options const& options,
                                 Context const& context = {});
};

}  // namespace after
