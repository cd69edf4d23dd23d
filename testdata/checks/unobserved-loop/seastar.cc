// Seastar and MongoDB, DuckDB, Arrow and Folly: loops that wait and never look.

#include "arrow/arrow.h"
#include "duckdb/duckdb.hpp"
#include "folly/folly.h"
#include "mongo/mongo.h"
#include "seastar/redpanda.hh"

struct peer {
  bool is_up() const;
};

ss::future<> until_up(peer& p, ss::abort_source& as) {
  while (!p.is_up()) {  // want "loop never looks at context 'as'" note "ask 'abort_requested' in each round"
    co_await ss::sleep(1s);  // want note "pauses in 'sleep' here"
  }
}

ss::future<> until_up_or_over(peer& p, ss::abort_source& as) {
  while (!p.is_up() && !as.abort_requested()) co_await ss::sleep(1s);
  while (!p.is_up()) co_await ss::sleep_abortable(1s, as);
}

ss::future<> chain(peer& p, retry_chain_node& parent) {
  retry_chain_node fiber(10s, 100ms, &parent);
  auto permit = fiber.retry();
  while (permit.is_allowed) {
    co_await ss::sleep_abortable(permit.delay, parent.root_abort_source());
    permit = fiber.retry();
  }
}

void mongoPolls(mongo::OperationContext* opCtx, peer& p) {
  while (!p.is_up()) {  // want "loop never looks at context 'opCtx'" note "ask"
    mongo::sleepmillis(100);  // want note "pauses in 'sleepmillis' here"
  }
}

void mongoLooks(mongo::OperationContext* opCtx, peer& p) {
  while (!p.is_up()) {
    opCtx->checkForInterrupt();
    mongo::sleepmillis(100);
  }
  while (!p.is_up()) opCtx->sleepFor(mongo::Milliseconds(100));
}

void duckPolls(duckdb::ClientContext& context, peer& p) {
  while (!p.is_up()) {  // want "loop never looks at context 'context'" note "ask"
    duckdb::TaskScheduler::YieldThread();  // want note "pauses in 'YieldThread' here"
  }
}

void duckLooks(duckdb::ClientContext& context, peer& p) {
  while (!p.is_up()) {
    context.InterruptCheck();
    duckdb::TaskScheduler::YieldThread();
  }
  while (!p.is_up() && !context.interrupted) {
    duckdb::TaskScheduler::YieldThread();
  }
}

void arrowLooks(arrow::StopToken stop_token, peer& p) {
  while (!p.is_up() && stop_token.Poll().ok()) std::this_thread::yield();
}

folly::coro::Task<void> follySleeps(folly::CancellationToken token, peer& p) {
  while (!token.isCancellationRequested() && !p.is_up()) {
    co_await folly::coro::sleep(100ms);
  }
}
