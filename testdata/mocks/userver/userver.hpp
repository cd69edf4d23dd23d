// A stand-in for userver's headers: the names and shapes that the checks and
// their tests look at, and nothing that runs.
#ifndef CTXTIDY_TESTDATA_MOCKS_USERVER_USERVER_HPP_
#define CTXTIDY_TESTDATA_MOCKS_USERVER_USERVER_HPP_

#include <chrono>
#include <exception>
#include <mutex>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

#define LOG_TO(logger, lvl)                                                   \
  __builtin_expect(::userver::logging::Entry().ShouldNotLog((logger), (lvl)), \
                   static_cast<int>(lvl) < 2)                                 \
      ? ::userver::logging::Noop{}                                            \
      : ::userver::logging::LogHelper((logger), (lvl)).AsLvalue()
#define LOG(lvl) LOG_TO(::userver::logging::GetDefaultLogger(), (lvl))
#define LOG_INFO() LOG(::userver::logging::Level::kInfo)
#define LOG_WARNING() LOG(::userver::logging::Level::kWarning)
#define LOG_ERROR() LOG(::userver::logging::Level::kError)
#define LOG_CRITICAL() LOG(::userver::logging::Level::kCritical)

namespace userver {

namespace logging {

enum class Level { kTrace, kDebug, kInfo, kWarning, kError, kCritical };

class LoggerRef {};
LoggerRef GetDefaultLogger() noexcept;

struct StaticLogEntry {
  bool ShouldNotLog(LoggerRef logger, Level level) const noexcept;
};
StaticLogEntry Entry();

class LogHelper {
 public:
  LogHelper(LoggerRef logger, Level level);
  ~LogHelper();
  LogHelper& AsLvalue() noexcept;
  LogHelper& operator<<(const char* text);
  LogHelper& operator<<(const std::exception& failure);
};

// Stands for what is not logged: the stream is never evaluated.
struct Noop {
  template <class Value>
  operator Value&() const noexcept;
};

}  // namespace logging

namespace engine {

class TaskProcessor;

class Deadline final {
 public:
  using TimePoint = std::chrono::steady_clock::time_point;
  using Duration = TimePoint::duration;
  constexpr Deadline() = default;
  template <class Rep, class Period>
  static Deadline FromDuration(
      const std::chrono::duration<Rep, Period>&) noexcept;
  static Deadline FromTimePoint(const TimePoint&);
  bool IsReachable() const noexcept;
  bool IsReached() const noexcept;
  Duration TimeLeft() const noexcept;
  Duration TimeLeftApprox() const noexcept;
  friend bool operator<(const Deadline& a, const Deadline& b);
  friend bool operator==(const Deadline& a, const Deadline& b);
};

void Yield();
void SleepUntil(Deadline);
void InterruptibleSleepUntil(Deadline);
template <class Rep, class Period>
void SleepFor(const std::chrono::duration<Rep, Period>&);
template <class Rep, class Period>
void InterruptibleSleepFor(const std::chrono::duration<Rep, Period>&);

class TaskCancellationToken final {
 public:
  TaskCancellationToken() noexcept;
  void RequestCancel();
  bool IsValid() const noexcept;
};

class TaskCancellationBlocker final {
 public:
  TaskCancellationBlocker();
  ~TaskCancellationBlocker();
};

enum class TaskCancellationReason { kNone, kUserRequest, kDeadline };

class WaitInterruptedException : public std::runtime_error {
 public:
  explicit WaitInterruptedException(TaskCancellationReason reason);
};

class TaskCancelledException : public std::runtime_error {
 public:
  explicit TaskCancelledException(TaskCancellationReason reason);
};

namespace current_task {
bool IsCancelRequested() noexcept;
bool ShouldCancel() noexcept;
TaskCancellationReason CancellationReason() noexcept;
void CancellationPoint();
void SetDeadline(Deadline deadline);
TaskCancellationToken GetCancellationToken();
}  // namespace current_task

class TaskBase {
 public:
  bool IsFinished() const;
  void Wait() const noexcept(false);
  void RequestCancel();
  void SyncCancel() noexcept;
};

class Task : public TaskBase {
 public:
  Task();
  ~Task();
  Task(Task&& other) noexcept;
  Task& operator=(Task&& other) noexcept;
  void Detach() &&;
};

template <class T>
class TaskWithResult : public Task {
 public:
  T Get() noexcept(false);
};

template <class Function, class... Args>
[[nodiscard]] auto AsyncNoSpan(Function&& function, Args&&... args) {
  return TaskWithResult<decltype(function(args...))>();
}

namespace io {
class Sockaddr {};
class Socket {
 public:
  std::size_t SendAll(const void* bytes, std::size_t size, Deadline deadline);
  std::size_t RecvSome(void* bytes, std::size_t size, Deadline deadline);
  void Connect(const Sockaddr& address, Deadline deadline);
};
}  // namespace io

}  // namespace engine

namespace utils {
template <class Function, class... Args>
[[nodiscard]] auto Async(std::string name, Function&& function,
                         Args&&... args) {
  return engine::TaskWithResult<decltype(function(args...))>();
}
template <class Function, class... Args>
[[nodiscard]] auto AsyncBackground(std::string name,
                                   engine::TaskProcessor& processor,
                                   Function&& function, Args&&... args) {
  return engine::TaskWithResult<decltype(function(args...))>();
}
}  // namespace utils

namespace concurrent {
class BackgroundTaskStorage final {
 public:
  BackgroundTaskStorage();
  explicit BackgroundTaskStorage(engine::TaskProcessor& processor);
  void CancelAndWait() noexcept;
  template <class... Args>
  void AsyncDetach(std::string name, Args&&... args) {}
};
}  // namespace concurrent

namespace server {

namespace http {
class HttpRequest;
}  // namespace http

namespace request {

class RequestContext final {
 public:
  RequestContext();
  RequestContext(RequestContext&&) noexcept;
  RequestContext(const RequestContext&) = delete;
  template <class Data>
  Data& SetUserData(Data data);
  template <class Data>
  Data& SetData(std::string name, Data data);
  template <class Data, class... Args>
  Data& EmplaceData(std::string name, Args&&... args);
  template <class Data>
  Data& GetData(std::string_view name);
};

engine::Deadline GetTaskInheritedDeadline() noexcept;

}  // namespace request

namespace handlers {
class HttpHandlerBase {
 public:
  virtual ~HttpHandlerBase();

 protected:
  virtual std::string HandleRequestThrow(
      const http::HttpRequest& request, request::RequestContext& context) const;
};
}  // namespace handlers

}  // namespace server
}  // namespace userver

#endif  // CTXTIDY_TESTDATA_MOCKS_USERVER_USERVER_HPP_
