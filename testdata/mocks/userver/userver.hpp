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

#define LOG_INFO() ::userver::logging::Log(1)
#define LOG_ERROR() ::userver::logging::Log(2)

namespace userver {

namespace logging {
struct Logger {
  Logger& operator<<(const char* text);
  Logger& operator<<(const std::exception& failure);
};
Logger Log(int level);
}  // namespace logging

namespace engine {

class Deadline final {
 public:
  constexpr Deadline() noexcept = default;
  template <class Rep, class Period>
  static Deadline FromDuration(const std::chrono::duration<Rep, Period>&);
  bool IsReachable() const noexcept;
  bool IsReached() const noexcept;
  std::chrono::nanoseconds TimeLeft() const noexcept;
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

class WaitInterruptedException : public std::runtime_error {
 public:
  WaitInterruptedException();
};

namespace current_task {
bool IsCancelRequested() noexcept;
bool ShouldCancel() noexcept;
void CancellationPoint();
TaskCancellationToken GetCancellationToken();
}  // namespace current_task

template <class T>
class TaskWithResult {
 public:
  T Get();
  void Detach() &&;
  void RequestCancel();
};

template <class Function, class... Args>
TaskWithResult<void> AsyncNoSpan(Function&& function, Args&&... args);

namespace io {
class Socket {
 public:
  std::size_t SendAll(const void* bytes, std::size_t size, Deadline deadline);
  std::size_t RecvSome(void* bytes, std::size_t size, Deadline deadline);
  void Connect(int address, Deadline deadline);
};
}  // namespace io

}  // namespace engine

namespace utils {
template <class Function, class... Args>
engine::TaskWithResult<void> Async(std::string name, Function&& function,
                                   Args&&... args) {
  return {};
}
template <class Function, class... Args>
engine::TaskWithResult<void> AsyncBackground(std::string name, int processor,
                                             Function&& function,
                                             Args&&... args);
}  // namespace utils

namespace concurrent {
class BackgroundTaskStorage final {
 public:
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
  virtual std::string HandleRequestThrow(const http::HttpRequest& request,
                                         request::RequestContext& context) const;
};
}  // namespace handlers

}  // namespace server
}  // namespace userver

#endif  // CTXTIDY_TESTDATA_MOCKS_USERVER_USERVER_HPP_
