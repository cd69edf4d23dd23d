// Macros that ask something themselves.
#include <glog/logging.h>
#include <grpcpp/grpcpp.h>

grpc::Status Close();
bool Rollback();

#define RETURN_IF_ERROR(call)              \
  do {                                     \
    const grpc::Status status_ = (call);   \
    if (!status_.ok()) {                   \
      LOG(ERROR) << "failed: " << #call;   \
      return;                              \
    }                                      \
  } while (0)
#define CHECK(condition) LOG_IF(FATAL, !(condition)) << #condition

// They report other failures.
void CleanUp(std::stop_token token, int left) {
  if (!token.stop_requested()) return;
  LOG_IF(ERROR, !Rollback()) << "rollback failed";
  CHECK(left == 0);
  CHECK(Rollback());
  RETURN_IF_ERROR(Close());
}

// This says how often to log.
void Often(std::stop_token token, int times) {
  if (token.stop_requested()) LOG_IF(ERROR, times > 3) << "stopped";  // want "treats a cancellation as an error"
}

#define LOG_UNLESS_OK(status) \
  if (!(status).ok()) LOG(ERROR) << "failed"

void Report(const grpc::Status& status) {
  if (status.error_code() == grpc::CANCELLED) return;
  LOG_UNLESS_OK(status);
}
