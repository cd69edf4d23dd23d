// MongoDB: an operation's work belongs to its own OperationContext.

#include "mongo/mongo.h"

namespace mongo {

void insertOne(OperationContext* opCtx, const BSONObj& doc);
int awaitMajority(Future<int> future, const CancellationToken& token);

void newContext(OperationContext* opCtx, Client* client) {
  auto other = client->makeOperationContext();  // want "'makeOperationContext' starts a new root although context 'opCtx' is in scope; the caller's cancellation and deadline are lost"
  insertOne(other.get(), {});
}

void ofCurrentClient(OperationContext* opCtx) {
  insertOne(cc().makeOperationContext().get(), {});  // want "'makeOperationContext' starts a new root although context 'opCtx' is in scope"
}

void ofService(OperationContext* opCtx, ServiceContext* service) {
  auto other = service->makeOperationContext(&cc());  // want "'makeOperationContext' starts a new root although context 'opCtx' is in scope"
  insertOne(other.get(), {});
}

int uninterruptible(OperationContext* opCtx, Future<int> future) {
  return std::move(future).get(Interruptible::notInterruptible());  // want "'notInterruptible' starts a new root although context 'opCtx' is in scope"
}

Future<int> majority(int term, const CancellationToken& token);

// The wait ends with the operation, whatever goes on behind it.
int waitsInterruptibly(OperationContext* opCtx) {
  return majority(1, CancellationToken::uncancelable()).get(opCtx);
}

int waitsForGood(OperationContext* opCtx) {
  return majority(1, CancellationToken::uncancelable()).get();  // want "'uncancelable' starts a new root"
}

int uncancelable(OperationContext* opCtx, Future<int> future) {
  return awaitMajority(std::move(future), CancellationToken::uncancelable());  // want "'uncancelable' starts a new root although context 'opCtx->getCancellationToken\(\)' is in scope"
}

// The nearer one is named.
int uncancelableToken(OperationContext* opCtx, const CancellationToken& token,
                      Future<int> future) {
  return awaitMajority(std::move(future), CancellationToken::uncancelable());  // want "'uncancelable' starts a new root although context 'token' is in scope"
}

bool inRetry(OperationContext* opCtx, const NamespaceString& nss) {
  return writeConflictRetry(opCtx, "insert", nss, [&] {
    insertOne(cc().makeOperationContext().get(), {});  // want "'makeOperationContext' starts a new root although context 'opCtx' is in scope"
    return true;
  });
}

class Coordinator {
 public:
  void commit() {
    insertOne(cc().makeOperationContext().get(), {});  // want "'makeOperationContext' starts a new root although context '_opCtx' is in scope"
  }

  void shutdown() { insertOne(cc().makeOperationContext().get(), {}); }

 private:
  OperationContext* _opCtx;
};

void ofExpression(const boost::intrusive_ptr<ExpressionContext>& expCtx) {
  insertOne(cc().makeOperationContext().get(), {});  // want "'makeOperationContext' starts a new root although context 'expCtx->opCtx' is in scope"
}

// On purpose: the work of another client.
void otherClient(OperationContext* opCtx) {
  auto client = opCtx->getServiceContext()->makeClient("migrate");
  AlternativeClientRegion region(client);
  auto other = cc().makeOperationContext();
  insertOne(other.get(), {});
}

void otherClientInABlock(OperationContext* opCtx) {
  auto client = opCtx->getServiceContext()->makeClient("migrate");
  {
    AlternativeClientRegion region(client);
    if (opCtx->isKillPending()) return;
    insertOne(cc().makeOperationContext().get(), {});
  }
  insertOne(cc().makeOperationContext().get(), {});  // want "'makeOperationContext' starts a new root"
}

// A thread of its own.
void onThread(OperationContext* opCtx) {
  ServiceContext* service = opCtx->getServiceContext();
  stdx::thread worker([service] {
    ThreadClient client("worker", service);
    auto own = client->makeOperationContext();
    insertOne(own.get(), {});
  });
  worker.join();
}

void scheduled(OperationContext* opCtx, OutOfLineExecutor& executor) {
  ServiceContext* service = opCtx->getServiceContext();
  executor.schedule([service](Status status) {
    ThreadClient client("worker", service);
    insertOne(client->makeOperationContext().get(), {});
  });
}

void failPoint(OperationContext* opCtx, FailPoint& hang) {
  if (MONGO_unlikely(hang.shouldFail())) {
    insertOne(cc().makeOperationContext().get(), {});
  }
}

// There is none yet.
void entryPoint(Client* client) {
  auto opCtx = client->makeOperationContext();
  insertOne(opCtx.get(), {});
}

void reuse(Client* client) {
  ServiceContext::UniqueOperationContext own;
  OperationContext* opCtx = client->getOperationContext();
  if (opCtx == nullptr) {
    own = client->makeOperationContext();
    opCtx = own.get();
  }
  insertOne(opCtx, {});
}

struct Notifier {
  explicit Notifier(OperationContext* opCtx)
      : _opCtx(opCtx), _token(CancellationToken::uncancelable()) {}
  OperationContext* _opCtx;
  CancellationToken _token;
};

}  // namespace mongo
