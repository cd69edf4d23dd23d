// Seastar, MongoDB and DuckDB: a context without a name, and none passed on.

#include "duckdb/duckdb.hpp"
#include "mongo/mongo.h"
#include "seastar/redpanda.hh"

struct raft_group {
  ss::future<> read_barrier(ss::abort_source* as);
};

ss::future<> barrier(raft_group& group, ss::abort_source*) {  // want "the context parameter has no name, but 'read_barrier' is called with no context of its own"
  co_await group.read_barrier(nullptr);  // want note "'read_barrier' should have got it here"
}

ss::future<> ignored(raft_group& group, ss::abort_source& as) {  // want "context 'as' is never used"
  co_await ss::sleep(1s);
}

void mongoIgnored(mongo::OperationContext* opCtx) {  // want "context 'opCtx' is never used"
  while (!Ready()) mongo::sleepmillis(100);
}

void duckIgnored(duckdb::ClientContext& context, duckdb::BlockManager& blocks) {  // want "context 'context' is never used"
  blocks.Checkpoint(duckdb::QueryContext());  // want note "'Checkpoint' should have got it here"
}

// An override has no choice, and a short body nothing to end.
class Fast : public mongo::Command {
 public:
  bool run(mongo::OperationContext* opCtx, const mongo::BSONObj& request,
           mongo::BSONObj& result) override {
    return true;
  }
};

int count(ss::abort_source& as) { return 1; }
