// Of a function pointer, only the signature is known; that is enough.

#include "brpc/controller.h"
#include "seastar/seastar.hh"

using Loader = void (*)(int id, const ctx::Context* c);
struct Store {
  void Load(int id, const ctx::Context* c);
  void Each(const ctx::Context& c, void (Store::*member)(int, const ctx::Context*));
  std::function<void(int, const ctx::Context*)> load_;
  ctx::Context base_;
};

void ThroughAPointer(const ctx::Context& c, Loader load) {
  load(1, &c);
  load(2, nullptr);  // want "'load' is called with no context although 'c' is in scope"
  (*load)(3, nullptr);  // want "'load' is called with no context"
}

void Store::Each(const ctx::Context& c,
                 void (Store::*member)(int, const ctx::Context*)) {
  (this->*member)(1, &c);
  (this->*member)(2, nullptr);  // want "'member' is called with no context"
  load_(3, nullptr);  // want "'load_' is called with no context"
  load_(4, &base_);  // want "'load_' is given 'base_', although"
}

void InAFunction(const ctx::Context& c,
                 std::function<void(const std::optional<ctx::Context>&)> run) {
  run(c);
  run({});  // want "'run' is called with no context"
}

// A callback's pointer is as well a result that is not there.
void Answer(brpc::Controller* controller,
            const std::function<void(brpc::Controller*)>& done) {
  if (controller->IsCanceled()) return;
  done(nullptr);
}

void WithoutOne(Loader load) { load(1, nullptr); }

seastar::future<> Sleep(seastar::abort_source* as,
                        seastar::future<> (*sleep)(seastar::abort_source*)) {
  as->check();
  return sleep(nullptr);  // want "'sleep' is called with no context although 'as' is in scope"
}
