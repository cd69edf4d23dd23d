// A stand-in for Apache Arrow's headers: the names and shapes that the checks
// and their tests look at, and nothing that runs.
#ifndef CTXTIDY_TESTDATA_MOCKS_ARROW_ARROW_H_
#define CTXTIDY_TESTDATA_MOCKS_ARROW_ARROW_H_

#include <cstdint>
#include <functional>
#include <iostream>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace arrow {

enum class StatusCode : char { OK = 0, IOError = 5, Cancelled = 6 };

class Status {
 public:
  static Status OK();
  static Status Cancelled(const std::string& why);
  bool ok() const;
  bool IsCancelled() const;
  StatusCode code() const;
  std::string ToString() const;
};

template <class T>
class Result {
 public:
  Result(T value);
  Result(Status status);
  bool ok() const;
  const Status& status() const;
  T& operator*();
  T ValueOrDie();
};

template <class T>
class Future {
 public:
  const Result<T>& result() const;
  bool Wait(double seconds) const;
};

class MemoryPool;

class StopToken {
 public:
  StopToken();
  static StopToken Unstoppable();
  Status Poll() const;
  bool IsStopRequested() const;
};

class StopSource {
 public:
  void RequestStop();
  void RequestStop(Status error);
  StopToken token();
};

namespace io {

struct IOContext {
 public:
  IOContext();
  explicit IOContext(StopToken stop_token);
  explicit IOContext(MemoryPool* pool,
                     StopToken stop_token = StopToken::Unstoppable());
  MemoryPool* pool() const;
  StopToken stop_token() const;
};

const IOContext& default_io_context();

class RandomAccessFile {
 public:
  Future<int> ReadAsync(const IOContext& context, std::int64_t position,
                        std::int64_t bytes);
  Future<int> ReadAsync(std::int64_t position, std::int64_t bytes);
};

}  // namespace io

namespace internal {

struct TaskHints {};

class Executor {
 public:
  template <class Function>
  Status Spawn(Function&& func) {
    return Status::OK();
  }
  template <class Function>
  Status Spawn(Function&& func, StopToken stop_token) {
    return Status::OK();
  }
  template <class Function>
  Status Spawn(TaskHints hints, Function&& func) {
    return Status::OK();
  }
  template <class Function>
  Status Spawn(TaskHints hints, Function&& func, StopToken stop_token) {
    return Status::OK();
  }
  template <class Function, class... Args>
  Result<Future<int>> Submit(TaskHints hints, StopToken stop_token,
                             Function&& func, Args&&... args) {
    return Status::OK();
  }
  template <class Function, class... Args>
  Result<Future<int>> Submit(StopToken stop_token, Function&& func,
                             Args&&... args) {
    return Status::OK();
  }
  template <class Function, class... Args>
  Result<Future<int>> Submit(TaskHints hints, Function&& func, Args&&... args) {
    return Status::OK();
  }
  template <class Function, class... Args>
  Result<Future<int>> Submit(Function&& func, Args&&... args) {
    return Status::OK();
  }
};

Executor* GetCpuThreadPool();

class TaskGroup {
 public:
  static std::shared_ptr<TaskGroup> MakeSerial(
      StopToken stop_token = StopToken::Unstoppable());
  static std::shared_ptr<TaskGroup> MakeThreaded(
      Executor* executor, StopToken stop_token = StopToken::Unstoppable());
  void Append(std::function<Status()> task);
  Status Finish();
};

}  // namespace internal

class RecordBatchReader {
 public:
  Status ReadNext(std::shared_ptr<int>* batch);
};

namespace dataset {

struct ScanOptions {
  io::IOContext io_context;
  std::int64_t batch_size;
};

}  // namespace dataset

namespace fs {

class FileSystem {
 public:
  explicit FileSystem(const io::IOContext& context = io::default_io_context());
  const io::IOContext& io_context() const;
};

std::shared_ptr<FileSystem> FileSystemFromUri(const std::string& uri);
std::shared_ptr<FileSystem> FileSystemFromUri(const std::string& uri,
                                              const io::IOContext& context);

}  // namespace fs

namespace csv {

Result<int> Read(const io::IOContext& context, const std::string& path);

}  // namespace csv

namespace flight {

struct Ticket {};
struct FlightInfo {};

struct FlightCallOptions {
  FlightCallOptions();
  double timeout;
  StopToken stop_token;
};

class FlightClient {
 public:
  Result<int> DoGet(const FlightCallOptions& options, const Ticket& ticket);
  Result<int> DoGet(const Ticket& ticket) { return DoGet({}, ticket); }
  Status Close();
};

class ServerCallContext {
 public:
  virtual ~ServerCallContext() = default;
  virtual bool is_cancelled() const = 0;
};

class FlightServerBase {
 public:
  virtual ~FlightServerBase();
  virtual Status DoGet(const ServerCallContext& context, const Ticket& request,
                       std::unique_ptr<int>* stream);
};

}  // namespace flight
}  // namespace arrow

#define ARROW_LOG(LEVEL) std::cerr << #LEVEL

#endif  // CTXTIDY_TESTDATA_MOCKS_ARROW_ARROW_H_
