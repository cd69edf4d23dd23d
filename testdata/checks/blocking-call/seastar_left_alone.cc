// Seastar: sleeps and waits that are right as they are.

#include "seastar/redpanda.hh"

struct peer {
  bool is_up() const;
};

ss::future<> with_source(ss::semaphore& sem, ss::rwlock& lock,
                         const ss::shared_future<>& ready,
                         ss::abort_source& as) {
  co_await ss::sleep_abortable(1s, as);
  auto units = co_await ss::get_units(sem, 1, as);
  co_await sem.wait(as, 1);
  co_await lock.read_lock(as);
  co_await ready.get_future(as);
}

// A time limit ends them.
ss::future<> limited(ss::semaphore& sem, ss::rwlock& lock,
                     const ss::shared_future<>& ready, ss::abort_source& as,
                     ss::lowres_clock::time_point until) {
  auto units = co_await ss::get_units(sem, 1, until);
  co_await lock.read_lock(until);
  co_await ready.get_future(until);
  as.check();
}

// Not every caller has one.
ss::future<> may_be_absent(ss::abort_source* as) {
  if (as) {
    co_await ss::sleep_abortable(1s, *as);
  } else {
    co_await ss::sleep(1s);
  }
}

ss::future<> absent_first(ss::abort_source* as) {
  if (as == nullptr) {
    co_await ss::sleep(1s);
    co_return;
  }
  co_await ss::sleep_abortable(1s, *as);
}

ss::future<> left_before(ss::abort_source* as) {
  if (as != nullptr) {
    co_return co_await ss::sleep_abortable(1s, *as);
  }
  co_await ss::sleep(1s);
}

ss::future<> chosen(ss::abort_source* as) {
  return as ? ss::sleep_abortable(1s, *as) : ss::sleep(1s);
}

ss::future<> optional(storage::opt_abort_source_t as) {
  if (as.has_value()) {
    co_await ss::sleep_abortable(1s, as->get());
  } else {
    co_await ss::sleep(1s);
  }
}

// Asking it is no test of whether there is one.
ss::future<> asked(ss::abort_source* as) {
  if (as && as->abort_requested()) co_return;
  co_await ss::sleep(1s);  // want "'sleep' blocks without looking at context 'as'" note "use"
}

// Short ones.
ss::future<> drains(peer& p, ss::abort_source& as) {
  while (!p.is_up()) co_await ss::sleep(1ms);
  co_await ss::sleep(std::chrono::milliseconds(10));
  as.check();
}

// For tests.
ss::future<> injected(ss::abort_source& as) {
  if (utils::get_local_injector().is_enabled("slow")) {
    co_await ss::sleep(5s);
  }
  co_await utils::get_local_injector().inject(
      "slower", [&as] { return ss::sleep(10s); });
  as.check();
}

ss::future<> after_abort(ss::abort_source& as) {
  if (as.abort_requested()) {
    co_await ss::sleep(1s);
    co_return;
  }
}

// No form of these takes an abort_source; who stops breaks the variable.
ss::future<> condition(ss::condition_variable& cv, ss::abort_source& as) {
  auto sub = as.subscribe([&cv]() noexcept { cv.broken(); });
  co_await cv.wait([] { return Ready(); });
  co_await cv.when();
}

// Who stops breaks the semaphore, too: nobody waits for ever.
class pool {
 public:
  ss::future<> take() {
    auto units = co_await ss::get_units(_sem, 1);
    co_await _sem.wait(1);
  }
  ss::future<> stop() {
    _as.request_abort();
    _sem.broken();
    co_return;
  }

 private:
  ss::semaphore _sem{10};
  ss::abort_source _as;
};

ss::future<> plain() { co_await ss::sleep(1s); }
