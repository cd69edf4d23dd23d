// MongoDB: the OperationContext comes first.

#include "mongo/mongo.h"

namespace mongo {

void drop(const NamespaceString& nss, OperationContext* opCtx);  // want "context parameter 'opCtx' is not the first parameter"
void create(OperationContext* opCtx, const NamespaceString& nss);

// Behind what says that a lock is held.
void dropLocked(WithLock, OperationContext* opCtx, const NamespaceString& nss);
void createLocked(std::unique_lock<std::mutex>& lk, OperationContext* opCtx,
                  const NamespaceString& nss);
void renameLocked(WithLock, const NamespaceString& nss,
                  OperationContext* opCtx);  // want "context parameter 'opCtx' is not the first parameter"

// Others stand where they like.
int wait(Future<int> future, Interruptible* interruptible);
int await(Future<int> future, const CancellationToken& token);

class Cloner {
 public:
  Cloner(const NamespaceString& nss, OperationContext* opCtx);  // want "context parameter 'opCtx' is not the first parameter"
};

}  // namespace mongo
