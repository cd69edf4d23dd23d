// Contexts of other libraries.

#include "azure/core/context.hpp"
#include "grpcpp/grpcpp.h"

void Compute(int x);

void StopToken(std::stop_token stop) {  // want "context 'stop' is never used"
  while (!Ready()) Compute(1);
}

struct Client {
  void Get(int id, Azure::Core::Context const& context = {});
  void GetAll(std::vector<int> ids, Azure::Core::Context const& context = {}) {  // want "context 'context' is never used"
    for (int id : ids) Get(id);  // want note "'Get' should have got it here"
  }
  void GetFirst(std::vector<int> ids, Azure::Core::Context const& context) {  // want "context 'context' is never used"
    Get(ids[0]);  // want note "'Get' should have got it here"
  }
};

void Helper(grpc::ServerContext* context) {  // want "context 'context' is never used"
  std::this_thread::sleep_for(1s);
}

// The context of a call that is prepared here.
void Prepare(grpc::ClientContext* context) {
  while (!Ready()) Compute(1);
}

// A jthread's function, whose shape is the standard's.
void Thread(std::stop_token stop, int x) {
  while (!Ready()) Compute(x);
}
void Starts() { std::jthread thread(Thread, 1); }
