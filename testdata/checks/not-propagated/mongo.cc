// MongoDB: futures and executors wait without an Interruptible by default.

#include "mongo/mongo.h"

namespace mongo {

int drain(const NamespaceString& nss, OperationContext* opCtx = nullptr);

int gets(OperationContext* opCtx, Future<int> future) {
  return std::move(future).get();  // want "'get' is called without context 'opCtx', which is in scope; the call outlives cancellation"
}

int null(OperationContext* opCtx, const NamespaceString& nss) {
  return drain(nss, nullptr);  // want "'drain' is called with no context although 'opCtx' is in scope"
}

class Migration {
 public:
  int await(Future<int> future) {
    return std::move(future).getNoThrow();  // want "'getNoThrow' is called without context '_opCtx'"
  }

 private:
  OperationContext* _opCtx;
};

int fine(OperationContext* opCtx, const NamespaceString& nss,
         Future<int> future) {
  return std::move(future).get(opCtx) + drain(nss, opCtx);
}

int withoutOne(Future<int> future) { return std::move(future).get(); }

// The work of another client.
void otherClient(OperationContext* opCtx, const NamespaceString& nss) {
  auto client = opCtx->getServiceContext()->makeClient("drain");
  AlternativeClientRegion region(client);
  drain(nss);
}

}  // namespace mongo

// An operation's context hands out a token.
namespace mongo {

void majority(int id, const CancellationToken& token = CancellationToken::uncancelable());

void waitsForMajority(OperationContext* opCtx) {
  majority(1, opCtx->getCancellationToken());
  majority(2);  // want "'majority' is called without context 'opCtx->getCancellationToken\(\)', which is in scope"
}

void waitsForMajority(OperationContext* opCtx, const CancellationToken& token) {
  majority(1, token);
  majority(2);  // want "'majority' is called without context 'token', which is in scope"
}

}  // namespace mongo
