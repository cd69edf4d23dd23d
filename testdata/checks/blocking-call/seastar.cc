// Seastar: sleeps and waits have forms that take the abort_source.

#include "seastar/redpanda.hh"

static ss::logger slog("test");

struct peer {
  bool is_up() const;
  ss::future<> probe();
};

ss::future<> sleeps(ss::abort_source& as) {
  co_await ss::sleep(1s);  // want "'sleep' blocks without looking at context 'as'; cancellation has to wait for it" note "use 'sleep_abortable' with the abort_source instead"
}

ss::future<> until_up(peer& p, ss::abort_source& as) {
  while (!p.is_up() && !as.abort_requested()) {
    co_await ss::sleep(std::chrono::seconds(5));  // want "'sleep' blocks without looking at context 'as'" note "use"
  }
}

// Looks right, but obeys the end of the program only.
ss::future<> without_source(ss::abort_source& as) {
  co_await ss::sleep_abortable(1s);  // want "'sleep_abortable' ignores context 'as' although an overload takes it; the call outlives cancellation"
}

ss::future<> by_pointer(ss::abort_source* as) {
  co_await ss::sleep(10s);  // want "'sleep' blocks without looking at context 'as'" note "use"
}

ss::future<> optional(storage::opt_abort_source_t as) {
  co_await ss::sleep(10s);  // want "'sleep' blocks without looking at context 'as'" note "use"
}

ss::future<> units(ss::semaphore& sem, ss::abort_source& as) {
  auto units = co_await ss::get_units(sem, 1);  // want "'get_units' ignores context 'as' although an overload takes it"
  units.return_all();
  co_await sem.wait(1);  // want "'wait' ignores context 'as' although an overload takes it"
  sem.signal(1);
}

ss::future<> locks(ss::rwlock& lock, ss::abort_source& as) {
  co_await lock.read_lock();  // want "'read_lock' blocks without looking at context 'as'" note "use the overload that takes the abort_source"
  lock.read_unlock();
  auto held = co_await lock.hold_write_lock();  // want "'hold_write_lock' blocks" note "use"
}

ss::future<> shared(const ss::shared_future<>& ready, ss::abort_source& as) {
  co_await ready.get_future();  // want "'get_future' blocks without looking at context 'as'" note "use"
}

// The service's own.
class heartbeat {
 public:
  ss::future<> loop() {
    while (!_as.abort_requested()) {
      co_await _peer.probe();
      co_await ss::sleep(2s);  // want "'sleep' blocks without looking at context '_as'" note "use"
    }
  }

  ss::future<> chained() {
    return _peer.probe().then([this] {
      return ss::sleep(2s);  // want "'sleep' blocks without looking at context '_as'" note "use"
    });
  }

  ss::future<> repeated() {
    return ss::do_until([this] { return _as.abort_requested(); },
                        [this] {
                          return ss::sleep(2s);  // want "'sleep' blocks without looking at context '_as'" note "use"
                        });
  }

  // By now it has been aborted.
  ss::future<> stop() {
    _as.request_abort();
    co_await ss::sleep(2s);
    co_await _gate.close();
  }

  // On another shard it must not be touched.
  ss::future<> remote() {
    return ss::smp::submit_to(1, [] { return ss::sleep(2s); });
  }

 private:
  peer& _peer;
  ss::gate _gate;
  ss::abort_source _as;
};

// Redpanda's chains of retries carry one.
ss::future<> retries(peer& p, retry_chain_node& parent) {
  retry_chain_node fiber(10s, 100ms, &parent);
  for (auto permit = fiber.retry(); permit.is_allowed; permit = fiber.retry()) {
    co_await p.probe();
    co_await ss::sleep(permit.delay);  // want "'sleep' blocks without looking at context 'parent'" note "use"
  }
}

ss::future<> without_chain(retry_chain_node& rtc) {
  co_await ss::sleep_abortable(1s);  // want "'sleep_abortable' ignores context 'rtc.root_abort_source\(\)' although an overload takes it"
}

ss::future<> sharded(ssx::sharded_abort_source& as) {
  co_await ss::sleep(1s);  // want "'sleep' blocks without looking at context 'as.local\(\)'" note "use"
}

class uploader {
 public:
  ss::future<> wait() {
    co_await ss::sleep(1s);  // want "'sleep' blocks without looking at context '_rtc'" note "use"
  }

 private:
  retry_chain_node _rtc;
};

void in_thread(ss::abort_source& as, std::future<int>& future) {
  std::this_thread::sleep_for(1s);  // want "'sleep_for' blocks without looking at context 'as'" note "use"
}
