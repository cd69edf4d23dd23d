// Arrow: tasks and reads that a stop token could end.

#include "arrow/arrow.h"

using arrow::Status;
using arrow::StopToken;

int Decode(int batch);
int Decode(int batch, StopToken stop_token);

Status Submit(arrow::internal::Executor* executor, StopToken stop_token) {
  auto future = executor->Submit([] { return Decode(1); });  // want "'Submit' ignores context 'stop_token' although an overload takes it; the call outlives cancellation"
  return executor->Spawn([] { Decode(2); });  // want "'Spawn' ignores context 'stop_token' although an overload takes it"
}

Status WithHints(arrow::internal::Executor* executor, StopToken stop_token) {
  return executor->Spawn(arrow::internal::TaskHints{}, [] { Decode(2); });  // want "'Spawn' ignores context 'stop_token' although an overload takes it"
}

void Read(arrow::io::RandomAccessFile& file,
          const std::shared_ptr<arrow::dataset::ScanOptions>& options) {
  file.ReadAsync(0, 1024);  // want "'ReadAsync' ignores context 'options->io_context' although an overload takes it"
}

Status ByContext(arrow::internal::Executor* executor,
                 const arrow::io::IOContext& io_context) {
  return executor->Spawn([] { Decode(2); });  // want "'Spawn' ignores context 'io_context.stop_token\(\)' although an overload takes it"
}

void Open(const arrow::io::IOContext& io_context) {
  arrow::fs::FileSystemFromUri("s3://bucket");  // want "'FileSystemFromUri' ignores context 'io_context' although an overload takes it"
}

arrow::Result<int> Get(arrow::flight::FlightClient& client,
                       const arrow::flight::FlightCallOptions& options,
                       const arrow::flight::Ticket& ticket) {
  return client.DoGet(ticket);  // want "'DoGet' ignores context 'options' although an overload takes it"
}

class Server : public arrow::flight::FlightServerBase {
 public:
  Status DoGet(const arrow::flight::ServerCallContext& context,
               const arrow::flight::Ticket& request,
               std::unique_ptr<int>* stream) override {
    std::this_thread::sleep_for(1s);  // want "'sleep_for' blocks without looking at context 'context'" note "use short waits"
    while (!Ready() && !context.is_cancelled()) {
      std::this_thread::sleep_for(50ms);
    }
    return Status::OK();
  }
};

// The traps.

Status Fine(arrow::internal::Executor* executor, StopToken stop_token,
            const arrow::io::IOContext& io_context,
            arrow::io::RandomAccessFile& file) {
  auto future = executor->Submit(stop_token, [] { return Decode(1); });
  file.ReadAsync(io_context, 0, 1024);
  return executor->Spawn([] { Decode(2); }, stop_token);
}

// The task looks at the token itself.
Status TaskHasIt(arrow::internal::Executor* executor, StopToken stop_token) {
  return executor->Spawn([stop_token] { Decode(2, stop_token); });
}

Status NoToken(arrow::internal::Executor* executor) {
  return executor->Spawn([] { Decode(2); });
}

class Reader {
 public:
  Status Start(arrow::internal::Executor* executor) {
    return executor->Spawn([] { Decode(2); });
  }

 private:
  StopToken stop_token_;
};
