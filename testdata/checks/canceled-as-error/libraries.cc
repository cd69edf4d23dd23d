// How other libraries and the system say "cancelled".
#include <curl/curl.h>
#include <glog/logging.h>
#include <cerrno>
#include <system_error>

namespace absl {
enum class StatusCode : int { kOk = 0, kCancelled = 1, kDeadlineExceeded = 4 };
class Status {
 public:
  StatusCode code() const;
  bool ok() const;
};
bool IsCancelled(const Status& status);
bool IsDeadlineExceeded(const Status& status);
}  // namespace absl

void Absl(const absl::Status& status) {
  if (absl::IsCancelled(status)) LOG(ERROR) << "failed";  // want "treats a cancellation as an error"
  if (status.code() == absl::StatusCode::kCancelled) LOG(ERROR) << "failed";  // want "treats a cancellation as an error"
  if (absl::IsDeadlineExceeded(status)) LOG(ERROR) << "failed";
}

void AbslEarly(const absl::Status& status) {
  if (!absl::IsCancelled(status)) return;  // want note "it is known to be a cancellation here"
  LOG(ERROR) << "failed";  // want "treats a cancellation as an error"
}

void Posix() {
  if (errno == ECANCELED) LOG(ERROR) << "failed";  // want "treats a cancellation as an error"
  if (errno == EIO) LOG(ERROR) << "failed";
  if (errno == 125) LOG(ERROR) << "failed";
}

void Negative(int result) {
  if (result == -ECANCELED) LOG(ERROR) << "failed";  // want "treats a cancellation as an error"
  switch (-result) {
    case ECANCELED:  // want note "it is known to be a cancellation here"
      LOG(ERROR) << "failed";  // want "treats a cancellation as an error"
      break;
    case EIO:
      LOG(ERROR) << "failed";
      break;
  }
}

void ErrorCode(const std::error_code& error, const std::system_error& failure) {
  if (error == std::errc::operation_canceled) LOG(ERROR) << "failed";  // want "treats a cancellation as an error"
  if (failure.code() == std::errc::operation_canceled) LOG(ERROR) << "failed";  // want "treats a cancellation as an error"
  if (error.value() == ECANCELED) LOG(ERROR) << "failed";  // want "treats a cancellation as an error"
  if (error == std::errc::io_error) LOG(ERROR) << "failed";
}

namespace boost::system {
class error_category;
class error_code {
 public:
  template <class E>
  error_code(E value);
  explicit operator bool() const;
};
bool operator==(const error_code& a, const error_code& b);
inline bool operator!=(const error_code& a, const error_code& b) { return !(a == b); }
}  // namespace boost::system

namespace boost::asio::error {
enum basic_errors { operation_aborted = ECANCELED, timed_out = ETIMEDOUT };
}  // namespace boost::asio::error

void Asio(const boost::system::error_code& ec) {
  if (ec == boost::asio::error::operation_aborted) LOG(ERROR) << "failed";  // want "treats a cancellation as an error"
  if (ec == boost::asio::error::timed_out) LOG(ERROR) << "failed";
  if (ec && ec != boost::asio::error::operation_aborted) LOG(ERROR) << "failed";
}

void Curl(CURL* handle) {
  if (curl_easy_perform(handle) == CURLE_ABORTED_BY_CALLBACK) LOG(ERROR) << "failed";  // want "treats a cancellation as an error"
}

namespace folly {
struct OperationCancelled : std::exception {};
class exception_wrapper {
 public:
  template <class E>
  bool is_compatible_with() const noexcept;
};
}  // namespace folly

void Folly(const folly::exception_wrapper& error) {
  if (error.is_compatible_with<folly::OperationCancelled>()) LOG(ERROR) << "failed";  // want "treats a cancellation as an error"
  if (error.is_compatible_with<std::bad_alloc>()) LOG(ERROR) << "failed";
}

namespace seastar {
struct abort_requested_exception : std::exception {};
struct sleep_aborted : abort_requested_exception {};
template <class... T>
struct future {
  template <class F>
  future handle_exception_type(F&& handler) { return {}; }
};
future<> run();
class logger {
 public:
  template <class... Args>
  void error(const char* format, Args&&... args);
  template <class... Args>
  void warn(const char* format, Args&&... args);
  template <class... Args>
  void debug(const char* format, Args&&... args);
};
}  // namespace seastar

void Seastar(seastar::logger& logger) {
  try {
    seastar::run();
  } catch (const seastar::sleep_aborted&) {  // want note "it is known to be a cancellation here"
    logger.error("failed");  // want "'error' treats a cancellation as an error"
    logger.warn("failed");
    logger.debug("failed");
  }
  (void)seastar::run().handle_exception_type([&](const seastar::abort_requested_exception& e) {  // want note "it is known to be a cancellation here"
    logger.error("failed");  // want "'error' treats a cancellation as an error"
  });
  (void)seastar::run().handle_exception_type([&](const std::exception& e) {
    logger.error("failed");
  });
}
