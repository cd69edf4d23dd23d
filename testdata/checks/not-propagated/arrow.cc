// Arrow: the stop token is a default argument in many places.

#include "arrow/arrow.h"

using arrow::Status;
using arrow::StopToken;
using arrow::internal::TaskGroup;

Status Decode(int batch, StopToken stop_token = StopToken::Unstoppable());
arrow::Result<int> Count(const std::string& path,
                         const arrow::io::IOContext& io_context =
                             arrow::io::default_io_context());

Status Groups(StopToken stop_token) {
  auto group = TaskGroup::MakeThreaded(arrow::internal::GetCpuThreadPool());  // want "'MakeThreaded' is called without context 'stop_token', which is in scope; the call outlives cancellation"
  auto serial = TaskGroup::MakeSerial();  // want "'MakeSerial' is called without context 'stop_token'"
  return group->Finish();
}

Status Batches(const arrow::io::IOContext& io_context) {
  return Decode(1);  // want "'Decode' is called without context 'io_context.stop_token\(\)'"
}

arrow::Result<int> Scan(
    const std::shared_ptr<arrow::dataset::ScanOptions>& options) {
  return Count("a.csv");  // want "'Count' is called without context 'options->io_context'"
}

Status Fine(StopToken stop_token, const arrow::io::IOContext& io_context) {
  auto group = TaskGroup::MakeThreaded(arrow::internal::GetCpuThreadPool(),
                                       stop_token);
  auto count = Count("a.csv", io_context);
  return Decode(1, io_context.stop_token());
}

Status NoToken() {
  auto serial = TaskGroup::MakeSerial();
  return Decode(1);
}
