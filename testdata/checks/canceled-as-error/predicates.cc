// The code's own functions that tell a cancellation.
#include <glog/logging.h>
#include <grpcpp/grpcpp.h>

bool IsGone(const grpc::Status& status) { return status.error_code() == grpc::CANCELLED; }
bool IsReal(const grpc::Status& status) { return !status.ok() && !IsGone(status); }
bool IsFine(const grpc::Status& status) { return status.ok() || IsGone(status); }
bool IsQuiet(const grpc::Status& status) {
  if (status.ok()) return true;
  return IsGone(status);
}
bool Elsewhere(const grpc::Status& status);

void Asked(const grpc::Status& status) {
  if (IsGone(status)) LOG(ERROR) << "failed";  // want "treats a cancellation as an error"
  if (!IsGone(status)) LOG(ERROR) << "failed";
  if (IsReal(status)) LOG(ERROR) << "failed";
  if (IsFine(status)) LOG(ERROR) << "failed";
  if (IsQuiet(status)) LOG(ERROR) << "failed";
  if (Elsewhere(status)) LOG(ERROR) << "failed";
}

bool Circle(const grpc::Status& status);
bool Round(const grpc::Status& status) { return Circle(status); }
bool Circle(const grpc::Status& status) { return Round(status); }
void Around(const grpc::Status& status) {
  if (Circle(status)) LOG(ERROR) << "failed";
}
