// What real fixes changed in clients of an object store: before, and after.

#include "seastar/redpanda.hh"

// Scylla 1702d6e6d4: a copy accepted an abort_source, left it without a name,
// and passed nothing on.
ss::future<> put_object(ss::sstring target, ss::abort_source* as);

class store {
 public:
  ss::future<> copy_before(ss::sstring target, ss::abort_source* as) {
    co_await put_object(target, nullptr);  // want "'put_object' is called with no context although 'as' is in scope; the call outlives cancellation"
  }
  ss::future<> copy_after(ss::sstring target, ss::abort_source* as) {
    co_await put_object(target, as);
  }
};

// Redpanda 7aa73d134e: between two tries a download slept with the service's
// abort_source, which knows nothing of the caller that gives up.
class remote {
 public:
  ss::future<> download_before(retry_chain_node& fib) {
    auto permit = fib.retry();
    while (permit.is_allowed) {
      co_await ss::sleep_abortable(permit.delay, _as);  // want "'sleep_abortable' is given '_as', although the caller's own context 'fib"
      permit = fib.retry();
    }
  }
  ss::future<> download_after(retry_chain_node& fib) {
    auto permit = fib.retry();
    while (permit.is_allowed) {
      co_await ss::sleep_abortable(permit.delay, fib.root_abort_source());
      permit = fib.retry();
    }
  }
  // The node is made of the service's source: they are one.
  ss::future<> upload() {
    retry_chain_node fib(_as, 30s, 1s);
    auto permit = fib.retry();
    co_await ss::sleep_abortable(permit.delay, _as);
  }

 private:
  ss::abort_source _as;
};

// Scylla 010ae26c80: removing what a failed upload left behind was given the
// caller's source in one call and not in the others.
ss::future<ss::sstring> list_objects(ss::sstring prefix,
                                     ss::abort_source* as = nullptr);
ss::future<> delete_object(ss::sstring name, ss::abort_source* as = nullptr);

ss::future<> tidy_before(ss::sstring prefix, ss::abort_source* as) {
  auto name = co_await list_objects(prefix);  // want "'list_objects' is called without context 'as', which is in scope"
  co_await delete_object(name);  // want "'delete_object' is called without context 'as'"
}
ss::future<> tidy_after(ss::sstring prefix, ss::abort_source* as) {
  auto name = co_await list_objects(prefix, as);
  co_await delete_object(name, as);
}
