// Arrow: tokens that never stop, and the I/O context of nobody.

#include "arrow/arrow.h"

using arrow::Result;
using arrow::Status;
using arrow::StopToken;

Status Decode(int batch, StopToken stop_token);

Status Unstoppable(StopToken stop_token) {
  return Decode(1, StopToken::Unstoppable());  // want "'Unstoppable' starts a new root although context 'stop_token' is in scope; the caller's cancellation and deadline are lost"
}

Result<int> Scan(const std::shared_ptr<arrow::dataset::ScanOptions>& options) {
  return arrow::csv::Read(arrow::io::default_io_context(), "a.csv");  // want "'default_io_context' starts a new root although context 'options->io_context' is in scope"
}

Result<int> ScanRef(const arrow::dataset::ScanOptions& options) {
  return arrow::csv::Read(arrow::io::IOContext(), "a.csv");  // want "'IOContext' starts a new root although context 'options.io_context' is in scope"
}

Result<int> ByFileSystem(arrow::fs::FileSystem* fs) {
  return arrow::csv::Read(arrow::io::default_io_context(), "a.csv");  // want "'default_io_context' starts a new root although context 'fs->io_context\(\)' is in scope"
}

Status FromContext(const arrow::io::IOContext& io_context) {
  return Decode(1, StopToken::Unstoppable());  // want "'Unstoppable' starts a new root although context 'io_context.stop_token\(\)' is in scope"
}

Result<int> Forward(arrow::flight::FlightClient& client,
                    const arrow::flight::FlightCallOptions& call_options,
                    const arrow::flight::Ticket& ticket) {
  return client.DoGet(arrow::flight::FlightCallOptions{}, ticket);  // want "'FlightCallOptions' starts a new root although context 'call_options' is in scope"
}

// Made from the token.
Result<int> FromToken(StopToken stop_token) {
  arrow::io::IOContext io(stop_token);
  return arrow::csv::Read(io, "a.csv");
}

Result<int> CallWithToken(arrow::flight::FlightClient& client,
                          StopToken stop_token,
                          const arrow::flight::Ticket& ticket) {
  arrow::flight::FlightCallOptions options;
  options.stop_token = stop_token;
  options.timeout = 5;
  return client.DoGet(options, ticket);
}

// A constructor's default argument and a member.
class Reader {
 public:
  explicit Reader(arrow::io::IOContext io_context =
                      arrow::io::default_io_context())
      : io_context_(io_context), stop_token_(StopToken::Unstoppable()) {}

 private:
  arrow::io::IOContext io_context_;
  StopToken stop_token_;
};

// For those who have none.
Status Decode(int batch) { return Decode(batch, StopToken::Unstoppable()); }
Result<int> Open(const std::string& path) {
  return arrow::csv::Read(arrow::io::default_io_context(), path);
}

struct Writer {
  Status Close(StopToken stop_token) {
    return Decode(0, StopToken::Unstoppable());
  }
};

// What a server is asked cannot be handed on.
class Server : public arrow::flight::FlightServerBase {
 public:
  Status DoGet(const arrow::flight::ServerCallContext& context,
               const arrow::flight::Ticket& request,
               std::unique_ptr<int>* stream) override {
    return Open("table.csv").status();
  }

  Result<int> Direct(const arrow::flight::ServerCallContext& context) {
    return arrow::csv::Read(arrow::io::default_io_context(), "table.csv");
  }
};
