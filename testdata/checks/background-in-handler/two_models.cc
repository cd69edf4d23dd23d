// What one library calls clean-up says nothing about the contexts of another.

#include "azure/core/context.hpp"
#include "mongo/mongo.h"

void insertOne(mongo::OperationContext* opCtx);
void Upload(Azure::Core::Context const& context);

class Replica {
 public:
  // MongoDB's word for it.
  void shutDown(mongo::OperationContext* opCtx) {
    insertOne(mongo::cc().makeOperationContext().get());
  }
  void shutDown(const ctx::Context& c) {
    Work(ctx::Background());  // want "'Background' starts a new root although context 'c' is in scope"
  }
  void shutDown(Azure::Core::Context const& context) {
    Upload(Azure::Core::Context{});  // want "'Context' starts a new root although context 'context' is in scope"
  }
  // Everybody's.
  void Stop(const ctx::Context& c) { Work(ctx::Background()); }
  void Stop(Azure::Core::Context const& context) {
    Upload(Azure::Core::Context{});
  }
};

// Another client is the current one, but the caller is the same.
void Apart(const ctx::Context& c, mongo::OperationContext* opCtx) {
  auto client = opCtx->getServiceContext()->makeClient("migrate");
  mongo::AlternativeClientRegion region(client);
  insertOne(mongo::cc().makeOperationContext().get());
  Work(ctx::Background());  // want "'Background' starts a new root although context 'c' is in scope"
}
