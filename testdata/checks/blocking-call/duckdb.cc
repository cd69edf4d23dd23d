// DuckDB: a query that sleeps must still be interruptible.

#include "duckdb/duckdb.hpp"

namespace duckdb {

void Retry(ClientContext& context) {
  std::this_thread::sleep_for(100ms);  // want "'sleep_for' blocks without looking at context 'context'; cancellation has to wait for it" note "use 'ThreadUtil::SleepMs' with the context instead"
}

void RetryMicros(optional_ptr<ClientContext> context) {
  ThreadUtil::SleepMicroSeconds(500000);  // want "'SleepMicroSeconds' blocks without looking at context 'context'" note "use 'ThreadUtil::SleepMs' with the context instead"
}

void ReadBlock(FileHandle& file, ClientContext& context, data_ptr_t buffer) {
  file.Read(buffer, 4096, 0);  // want "'Read' ignores context 'context' although an overload takes it; the call outlives cancellation"
}

void ReadForQuery(FileHandle& file, QueryContext context, data_ptr_t buffer) {
  file.Read(buffer, 4096, 0);  // want "'Read' ignores context 'context' although an overload takes it"
}

class PhysicalSleep : public PhysicalOperator {
 public:
  SourceResultType GetData(ExecutionContext& context, DataChunk& chunk,
                           OperatorSourceInput& input) const override {
    std::this_thread::sleep_for(1s);  // want "'sleep_for' blocks without looking at context 'context.client'" note "use"
    return SourceResultType::FINISHED;
  }
};

void Function(DataChunk& args, ExpressionState& state) {
  std::this_thread::sleep_for(1s);  // want "'sleep_for' blocks without looking at context 'state.GetContext\(\)'" note "use"
}

class Backoff {
 public:
  void Wait() {
    std::this_thread::sleep_for(1s);  // want "'sleep_for' blocks without looking at context 'context'" note "use"
  }
  // The query is over.
  void Close() { std::this_thread::sleep_for(1s); }

 private:
  ClientContext& context;
};

// The traps.

void Fine(FileHandle& file, ClientContext& context, data_ptr_t buffer) {
  ThreadUtil::SleepMs(1000, context);
  file.Read(context, buffer, 4096, 0);
}

void Short(ClientContext& context) {
  std::this_thread::sleep_for(1ms);
  ThreadUtil::SleepMicroSeconds(50);
  context.InterruptCheck();
}

void Slices(ClientContext& context) {
  while (!Ready()) {
    context.InterruptCheck();
    std::this_thread::sleep_for(50ms);
  }
}

void SlicesOfOld(ClientContext& context) {
  while (!context.interrupted) {
    std::this_thread::sleep_for(50ms);
  }
}

void MayBeAbsent(FileHandle& file, optional_ptr<ClientContext> context,
                 data_ptr_t buffer) {
  if (context) {
    file.Read(QueryContext(context), buffer, 4096, 0);
  } else {
    file.Read(buffer, 4096, 0);
  }
}

void NoQuery(FileHandle& file, data_ptr_t buffer) {
  file.Read(buffer, 4096, 0);
  ThreadUtil::SleepMs(1000);
}

}  // namespace duckdb
