// Code that only a cancellation reaches, and that reports something else.
#include <glog/logging.h>
#include <grpcpp/grpcpp.h>

grpc::Status Send();
bool Rollback();
struct Journal {
  bool Flush();
  grpc::Status Close();
};

// Cleaning up failed, and that is an error.
void CleanUp(const grpc::Status& status, Journal& journal) {
  if (status.error_code() == grpc::CANCELLED) {
    if (!Rollback()) LOG(ERROR) << "rollback failed";
    const bool flushed = journal.Flush();
    if (!flushed) {
      LOG(ERROR) << "flush failed";
    }
    grpc::Status closed = journal.Close();
    if (closed.ok()) return;
    LOG(ERROR) << "close failed";
  }
}

void CleanUpAfterStop(std::stop_token token, Journal& journal) {
  if (!token.stop_requested()) return;  // want note "it is known to be a cancellation here"
  if (!journal.Flush()) LOG(ERROR) << "flush failed";
  while (!Rollback()) LOG(ERROR) << "rollback failed";
  LOG(ERROR) << "stopped";  // want "treats a cancellation as an error"
}

void Both(const grpc::Status& status) {
  if (status.error_code() == grpc::CANCELLED && !Rollback()) LOG(ERROR) << "rollback failed";
}

// Behind both branches it is about the cancellation again.
void BehindCleanUp(const grpc::Status& status) {
  if (status.error_code() == grpc::CANCELLED) {  // want note "it is known to be a cancellation here"
    if (!Rollback()) LOG(ERROR) << "rollback failed";
    LOG(ERROR) << "cancelled";  // want "treats a cancellation as an error"
  }
}

// The error itself tells more.
void Details(const grpc::Status& status) {
  if (status.error_code() == grpc::CANCELLED) {
    if (status.error_message() == "RST_STREAM") LOG(ERROR) << "broken";
  }
}

// Nobody has cancelled anything here: who has?
void NotByUs(const grpc::Status& status, grpc::ServerContext* context) {
  if (status.error_code() == grpc::CANCELLED && !context->IsCancelled()) {
    LOG(ERROR) << "the peer cancelled";
  }
  if (!context->IsCancelled() && status.error_code() == grpc::CANCELLED) {
    LOG(ERROR) << "the peer cancelled";
  }
  if (status.error_code() == grpc::CANCELLED) {
    if (context->IsCancelled()) return;
    LOG(ERROR) << "the peer cancelled";
  }
}

class Worker {
  void Run() {
    grpc::Status status = Send();
    if (status.error_code() == grpc::CANCELLED && !stopping_) LOG(ERROR) << "cancelled";
    if (!shut_down_ && status.error_code() == grpc::CANCELLED) LOG(ERROR) << "cancelled";
    if (status.error_code() == grpc::CANCELLED && running_) LOG(ERROR) << "cancelled";
    if (status.error_code() == grpc::CANCELLED && stopping_) LOG(ERROR) << "cancelled";  // want "treats a cancellation as an error"
    if (status.error_code() == grpc::CANCELLED) {
      if (stopping_) return;
      LOG(ERROR) << "cancelled";
    }
  }
  bool stopping_ = false;
  bool shut_down_ = false;
  bool running_ = true;
};

// These say how much to say, and to whom.
void Verbosity(const grpc::Status& status, bool verbose, int attempt) {
  if (status.error_code() == grpc::CANCELLED) {  // want note "it is known to be a cancellation here" note "it is known to be a cancellation here"
    if (verbose) LOG(ERROR) << "cancelled";  // want "treats a cancellation as an error"
    if (attempt > 3) LOG(ERROR) << "cancelled again";  // want "treats a cancellation as an error"
  }
}

// Asked before the call, the context says nothing about its outcome.
void AskedBefore(grpc::ServerContext* context) {
  if (context->IsCancelled()) return;
  if (Send().error_code() == grpc::CANCELLED) LOG(ERROR) << "cancelled";  // want "treats a cancellation as an error"
}
