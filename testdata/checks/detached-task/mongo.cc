// MongoDB: an OperationContext may not leave its thread.

#include "mongo/mongo.h"

namespace mongo {

void replicate(OperationContext* opCtx);
void refresh(const CancellationToken& token);

void schedules(OperationContext* opCtx, OutOfLineExecutor& executor) {
  executor.schedule([opCtx](Status status) { replicate(opCtx); });  // want "context 'opCtx'"
}

void onThread(OperationContext* opCtx) {
  stdx::thread worker([opCtx] { replicate(opCtx); });  // want "context 'opCtx'"
  worker.join();
}

// A token may.
void token(const CancellationToken& token, OutOfLineExecutor& executor) {
  executor.schedule([token](Status status) { refresh(token); });
}

void ownContext(OperationContext* opCtx, OutOfLineExecutor& executor) {
  ServiceContext* service = opCtx->getServiceContext();
  executor.schedule([service](Status status) {
    ThreadClient client("refresh", service);
    auto own = client->makeOperationContext();
    replicate(own.get());
  });
}

bool here(OperationContext* opCtx, const NamespaceString& nss) {
  return writeConflictRetry(opCtx, "write", nss, [&] {
    replicate(opCtx);
    return true;
  });
}

}  // namespace mongo
