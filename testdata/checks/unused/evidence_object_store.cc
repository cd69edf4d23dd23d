// What real fixes gave a name and passed on: before, and after.

#include "seastar/seastar.hh"

using namespace seastar;

future<> put_object(sstring target, abort_source* as = nullptr);

// Scylla 1702d6e6d4: the copy passed nothing on.
future<> copy_before(sstring target, abort_source*) {  // want "the context parameter has no name, but 'put_object' is called with no context of its own"
  co_await put_object(target, nullptr);  // want note "'put_object' should have got it here"
}

future<> copy_after(sstring target, abort_source* as) {
  co_await put_object(target, as);
}

// Scylla 010ae26c80: a wrapper left it to the default.
struct storage {
  virtual future<> copy(sstring target, abort_source* as) = 0;
};

struct wrapper_before : storage {
  future<> copy(sstring target, abort_source*) override {  // want "the context parameter has no name, but 'put_object'"
    return put_object(target);  // want note "'put_object' should have got it here"
  }
};

struct wrapper_after : storage {
  future<> copy(sstring target, abort_source* as) override {
    return put_object(target, as);
  }
};
