// Seastar, Arrow and Folly have no fixed place for theirs.

#include "arrow/arrow.h"
#include "folly/folly.h"
#include "seastar/redpanda.hh"

class gossiper {
 public:
  gossiper(ss::abort_source& as, const std::string& name);
  ss::future<> wait(int generation, ss::abort_source& as);
  ss::future<> start(int generation, ss::abort_source& as, bool fast);
  ss::future<> retry(retry_chain_node& parent, int count);
};

arrow::Status Decode(int batch, arrow::StopToken stop_token, bool verbose);
int Query(int id, folly::CancellationToken token, bool verbose);
