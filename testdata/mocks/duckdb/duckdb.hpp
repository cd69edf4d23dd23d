// A stand-in for DuckDB's headers: the names and shapes that the checks and
// their tests look at, and nothing that runs.
#ifndef CTXTIDY_TESTDATA_MOCKS_DUCKDB_DUCKDB_HPP_
#define CTXTIDY_TESTDATA_MOCKS_DUCKDB_DUCKDB_HPP_

#include <atomic>
#include <cstdint>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

namespace duckdb {

using idx_t = std::uint64_t;
using data_ptr_t = unsigned char*;

template <class T>
class optional_ptr {
 public:
  optional_ptr();
  optional_ptr(std::nullptr_t);
  optional_ptr(T* pointer);
  optional_ptr(T& object);
  explicit operator bool() const;
  T* operator->() const;
  T& operator*() const;
  T* get() const;
};

template <class T>
class shared_ptr {
 public:
  T* operator->() const;
  T& operator*() const;
};

class InterruptException : public std::runtime_error {
 public:
  InterruptException();
};

class ClientData;

class ClientContext {
 public:
  std::unique_ptr<ClientData> client_data;
  std::atomic<bool> interrupted;
  void Interrupt();
  bool IsInterrupted() const;
  void InterruptCheck() const;
};

// The context of a query, or none.
class QueryContext {
 public:
  QueryContext();
  QueryContext(optional_ptr<ClientContext> context);
  QueryContext(ClientContext& context);
  optional_ptr<ClientContext> GetClientContext() const;
};

template <class T>
constexpr T MinValue(T a, T b) {
  return a < b ? a : b;
}

class ThreadContext {};

class ExecutionContext {
 public:
  ClientContext& client;
  ThreadContext& thread;
};

class ExpressionState {
 public:
  ClientContext& GetContext();
};

class ThreadUtil {
 public:
  static void SleepMs(idx_t sleep_ms,
                      optional_ptr<ClientContext> context = nullptr);
  static void SleepMicroSeconds(idx_t micros);
};

class TaskScheduler {
 public:
  static void YieldThread();
};

enum class TaskExecutionResult { TASK_FINISHED, TASK_NOT_FINISHED };
enum class TaskExecutionMode { PROCESS_ALL, PROCESS_PARTIAL };

class ExecutorTask {
 public:
  virtual ~ExecutorTask();
  virtual TaskExecutionResult ExecuteTask(TaskExecutionMode mode) = 0;
};

class DataChunk {
 public:
  idx_t size() const;
  void Reset();
};

enum class SourceResultType { HAVE_MORE_OUTPUT, FINISHED };
struct OperatorSourceInput {};

class PhysicalOperator {
 public:
  virtual ~PhysicalOperator();
  virtual SourceResultType GetData(ExecutionContext& context, DataChunk& chunk,
                                   OperatorSourceInput& input) const;
};

class FileHandle {
 public:
  void Read(void* buffer, idx_t bytes, idx_t location);
  void Read(QueryContext context, void* buffer, idx_t bytes, idx_t location);
};

class BlockManager {
 public:
  void Prefetch(idx_t block, QueryContext context = QueryContext());
  void Checkpoint(QueryContext context);
};

class ReadStream {
 public:
  virtual ~ReadStream();
  virtual void ReadData(QueryContext context, data_ptr_t to, idx_t bytes);
  virtual void ReadData(data_ptr_t to, idx_t bytes);
};

class MemoryStream : public ReadStream {
 public:
  MemoryStream(data_ptr_t data, idx_t bytes);
};

class BufferHandle {};

class BufferManager {
 public:
  virtual ~BufferManager();
  virtual BufferHandle Allocate(int tag, idx_t bytes);
  virtual BufferHandle Allocate(QueryContext context, int tag, idx_t bytes);
  virtual BufferHandle Pin(BufferHandle& handle);
  virtual BufferHandle Pin(const QueryContext& context, BufferHandle& handle);
};

}  // namespace duckdb

void LogDuck(const char* level, const std::string& text);
#define DUCKDB_LOG_ERROR(SOURCE, ...) LogDuck("ERROR", __VA_ARGS__)
#define DUCKDB_LOG_DEBUG(SOURCE, ...) LogDuck("DEBUG", __VA_ARGS__)

#endif  // CTXTIDY_TESTDATA_MOCKS_DUCKDB_DUCKDB_HPP_
