// Which branches are reached only by a cancellation.
#include <glog/logging.h>
#include <grpcpp/grpcpp.h>

grpc::Status Send();

void Else(const grpc::Status& status) {
  if (status.error_code() != grpc::StatusCode::CANCELLED) {  // want note "it is known to be a cancellation here"
    LOG(ERROR) << "failed";
  } else {
    LOG(ERROR) << "cancelled";  // want "treats a cancellation as an error"
  }
}

void EarlyReturn(const grpc::Status& status) {
  if (status.error_code() != grpc::CANCELLED) return;  // want note "it is known to be a cancellation here"
  LOG(ERROR) << "failed";  // want "treats a cancellation as an error"
}

void EarlyReturnOfTheCancelled(const grpc::Status& status) {
  if (status.error_code() == grpc::CANCELLED) return;
  LOG(ERROR) << "failed";
}

void Negated(const grpc::Status& status) {
  if (!(status.error_code() == grpc::CANCELLED)) LOG(ERROR) << "failed";
  if (!(status.error_code() != grpc::CANCELLED)) LOG(ERROR) << "failed";  // want "treats a cancellation as an error"
}

void And(const grpc::Status& status, bool verbose) {
  if (verbose && status.error_code() == grpc::CANCELLED) LOG(ERROR) << "failed";  // want "treats a cancellation as an error"
  if (!status.ok() && status.error_code() != grpc::CANCELLED) LOG(ERROR) << "failed";
}

void Or(const grpc::Status& status) {
  if (status.error_code() == grpc::CANCELLED || status.error_code() == grpc::UNAVAILABLE) {
    LOG(ERROR) << "failed";
  }
  if (status.ok() || status.error_code() == grpc::CANCELLED) return;
  LOG(ERROR) << "failed";
}

void BothAreCancellations(const grpc::Status& a, const grpc::Status& b) {
  if (a.error_code() == grpc::CANCELLED || b.error_code() == grpc::CANCELLED) {  // want note "it is known to be a cancellation here"
    LOG(ERROR) << "failed";  // want "treats a cancellation as an error"
  }
}

// A conjunction's other half may be why its `else` is taken.
void ElseOfAnd(const grpc::Status& status, bool verbose) {
  if (status.error_code() != grpc::CANCELLED && verbose) return;
  LOG(ERROR) << "failed";
}

void ElseOfOr(const grpc::Status& status, bool verbose) {
  if (status.error_code() != grpc::CANCELLED || verbose) return;  // want note "it is known to be a cancellation here"
  LOG(ERROR) << "failed";  // want "treats a cancellation as an error"
}

void AfterTheBranch(const grpc::Status& status) {
  if (status.error_code() == grpc::CANCELLED) LOG(INFO) << "cancelled";
  LOG(ERROR) << "failed";
}

void Switch(const grpc::Status& status) {
  switch (status.error_code()) {
    case grpc::OK:
      break;
    case grpc::CANCELLED:  // want note "it is known to be a cancellation here"
      LOG(ERROR) << "cancelled";  // want "treats a cancellation as an error"
      break;
    case grpc::UNAVAILABLE:
      LOG(ERROR) << "unavailable";
      break;
    default:
      LOG(ERROR) << "failed";
  }
}

void SharedCase(const grpc::Status& status) {
  switch (status.error_code()) {
    case grpc::CANCELLED:
    case grpc::UNAVAILABLE:
      LOG(ERROR) << "no answer";
      break;
    default:
      break;
  }
}

void FallsThrough(const grpc::Status& status) {
  switch (status.error_code()) {
    case grpc::INTERNAL:
      LOG(INFO) << "internal";
      [[fallthrough]];
    case grpc::CANCELLED:
      LOG(ERROR) << "no answer";
      break;
    default:
      break;
  }
}

void Conditional(const grpc::Status& status) {
  status.error_code() == grpc::CANCELLED ? (void)(LOG(ERROR) << "failed")  // want "treats a cancellation as an error"
                                         : (void)(LOG(ERROR) << "failed");
}

void InTheMacro(const grpc::Status& status) {
  LOG_IF(ERROR, status.error_code() == grpc::CANCELLED) << "failed";  // want "'LOG_IF\(ERROR\)' treats a cancellation as an error"
  LOG_IF(ERROR, status.error_code() != grpc::CANCELLED) << "failed";
}

void Named(const grpc::Status& status) {
  const bool cancelled = status.error_code() == grpc::CANCELLED;  // want note "it is known to be a cancellation here"
  if (cancelled) LOG(ERROR) << "failed";  // want "treats a cancellation as an error"
  if (!cancelled) LOG(ERROR) << "failed";
  const bool no_answer = status.error_code() == grpc::CANCELLED || status.error_code() == grpc::UNAVAILABLE;
  if (no_answer) LOG(ERROR) << "failed";
  const grpc::StatusCode code = status.error_code();
  if (code == grpc::CANCELLED) LOG(ERROR) << "failed";  // want "treats a cancellation as an error"
}

// The variable was set anew since.
void Stale() {
  grpc::Status status = Send();
  bool cancelled = status.error_code() == grpc::CANCELLED;
  status = Send();
  cancelled = !status.ok();
  if (cancelled) LOG(ERROR) << "failed";
  const bool first = status.error_code() == grpc::CANCELLED;
  status = Send();
  if (first) LOG(ERROR) << "failed: " << status.error_message();
}

void Reassigned() {
  grpc::Status status = Send();
  if (status.error_code() == grpc::CANCELLED) {
    status = Send();
    LOG(ERROR) << "failed";
  }
}

void OutParameter(grpc::Status* out);
void SetByAnother() {
  grpc::Status status = Send();
  if (status.error_code() == grpc::CANCELLED) {
    OutParameter(&status);
    LOG(ERROR) << "failed";
  }
}

void Loops(int attempts) {
  while (attempts-- > 0) {
    grpc::Status status = Send();
    if (status.error_code() == grpc::CANCELLED) break;
    LOG(ERROR) << "failed";
  }
  LOG(ERROR) << "all attempts failed";
}

void UntilCancelled() {
  grpc::Status status;
  while (status.error_code() != grpc::CANCELLED) status = Send();  // want note "it is known to be a cancellation here"
  LOG(ERROR) << "failed";  // want "treats a cancellation as an error"
}

void Gotos() {
  grpc::Status status = Send();
  if (status.error_code() == grpc::CANCELLED) goto failed;
  status = Send();
  if (!status.ok()) goto failed;
  return;
failed:
  LOG(ERROR) << "failed";
}

// Nothing is known of what runs at another time.
std::function<void()> Lambda(const grpc::Status& status) {
  if (status.error_code() != grpc::CANCELLED) return {};
  return [] { LOG(ERROR) << "failed"; };
}

auto InLambda = [](const grpc::Status& status) {
  if (status.error_code() == grpc::CANCELLED) LOG(ERROR) << "failed";  // want "treats a cancellation as an error"
};
