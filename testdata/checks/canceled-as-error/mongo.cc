// MongoDB: an interrupted operation has not failed.

#include "mongo/mongo.h"

namespace mongo {

Status clone(OperationContext* opCtx);

void logs(OperationContext* opCtx) {
  Status status = clone(opCtx);
  if (status.code() == ErrorCodes::CallbackCanceled) {  // want note "it is known to be a cancellation here"
    LOGV2_ERROR(1, "clone failed");  // want "treats a cancellation as an error"
  }
  if (ErrorCodes::isInterruption(status.code())) {  // want note "known"
    LOGV2_ERROR(2, "clone failed");  // want "treats a cancellation as an error"
  } else if (!status.isOK()) {
    LOGV2_ERROR(3, "clone failed");
  }
}

void quiet(OperationContext* opCtx) {
  Status status = clone(opCtx);
  if (status.code() == ErrorCodes::InterruptedAtShutdown) {
    LOGV2(4, "clone stopped");
  } else if (status.code() == ErrorCodes::ExceededTimeLimit) {
    LOGV2_ERROR(5, "clone too slow");
  }
}

}  // namespace mongo
