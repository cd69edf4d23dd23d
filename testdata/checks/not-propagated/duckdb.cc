// DuckDB: sleeps and reads of a query that forget which query it is.

#include "duckdb/duckdb.hpp"

namespace duckdb {

void Sleep(ClientContext& context) {
  ThreadUtil::SleepMs(1000);  // want "'SleepMs' is called without context 'context', which is in scope; the call outlives cancellation"
}

void SleepNull(optional_ptr<ClientContext> context) {
  ThreadUtil::SleepMs(1000, nullptr);  // want "'SleepMs' is called with no context although 'context' is in scope"
}

void Prefetch(BlockManager& blocks, ClientContext& context) {
  blocks.Prefetch(1);  // want "'Prefetch' is called without context 'context'"
}

SourceResultType GetData(ExecutionContext& context, BlockManager& blocks) {
  blocks.Prefetch(1);  // want "'Prefetch' is called without context 'context.client'"
  return SourceResultType::FINISHED;
}

void Fine(BlockManager& blocks, ClientContext& context, QueryContext query) {
  ThreadUtil::SleepMs(1000, context);
  blocks.Prefetch(1, context);
  blocks.Prefetch(1, query);
}

void NoQuery(BlockManager& blocks) {
  blocks.Prefetch(1);
  ThreadUtil::SleepMs(1000);
}

class Writer {
 public:
  void Close() { blocks.Prefetch(1); }
  ~Writer() { blocks.Prefetch(1); }

 private:
  ClientContext& context;
  BlockManager blocks;
};

}  // namespace duckdb
