// What one library calls clean-up says nothing about the contexts of another.

#include "mongo/mongo.h"

Reply Load(int id, const ctx::Context& c = ctx::Background());
Reply Reload(int id) { return Load(id); }  // want note "'Load' gets a new root here"
void drop(int id, mongo::OperationContext* opCtx = nullptr);
void onStepDown(int id, const ctx::Context& c = ctx::Background());

struct Replica {
  void onStepDown(const ctx::Context& c, mongo::OperationContext* opCtx) {
    Load(1);  // want "'Load' is called without context 'c', which is in scope"
    Reload(2);  // want "'Reload' takes no context and starts from a new root"
    drop(3);
  }
  void retire(const ctx::Context& c, mongo::OperationContext* opCtx) {
    drop(3);  // want "'drop' is called without context 'opCtx', which is in scope"
  }
};
