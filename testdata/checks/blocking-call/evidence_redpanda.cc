// Redpanda: waits that are right, and a source that a service shares.

#include "seastar/redpanda.hh"

// A permit may have no source: then there is none to sleep with.
ss::future<> backs_off(retry_chain_node& rtc) {
  retry_permit rp = rtc.retry();
  while (rp.is_allowed) {
    if (rp.abort_source != nullptr) {
      co_await ss::sleep_abortable(rp.delay, *rp.abort_source);
    } else {
      co_await ss::sleep(rp.delay);
    }
    rp = rtc.retry();
  }
}

ss::future<> never_asks(retry_chain_node& rtc) {
  retry_permit rp = rtc.retry();
  if (rp.is_allowed) {
    co_await ss::sleep(rp.delay);  // want "'sleep' blocks without looking at context" note "use"
  }
}

// The source ends the work that sets the promise, and belongs to the same
// object: whoever waits has ended it before.
class work_state {
 public:
  void set_value(int code) { _promise.set_value(code); }
  void request_abort() { _as.request_abort(); }
  ss::future<int> future() { return _promise.get_shared_future(); }
  ss::future<int> waits() {
    const int code = co_await _promise.get_shared_future();  // want "'get_shared_future' blocks without looking at context '_as'" note "use"
    co_return code;
  }

 private:
  ss::abort_source _as;
  ss::shared_promise<int> _promise;
};

// Of somebody else's source that cannot be said.
class watcher {
 public:
  ss::future<int> future() {
    return _promise.get_shared_future();  // want "'get_shared_future' blocks without looking at context '_as'" note "use"
  }

 private:
  ss::abort_source& _as;
  ss::shared_promise<int> _promise;
};

// One source on every shard.
class reporter {
 public:
  ss::future<> report() {
    while (!_as.local().abort_requested()) {
      co_await ss::sleep(_interval);  // want "'sleep' blocks without looking at context '_as.local\(\)'" note "use"
    }
  }
  ss::future<> report_abortable() {
    while (!_as.local().abort_requested()) {
      co_await ss::sleep_abortable(_interval, _as.local());
    }
  }
  ss::future<> reconcile() {
    auto units = co_await _lock.get_units();  // want "'get_units' ignores context '_as.local\(\)' although an overload takes it"
  }
  ss::future<> stop() { co_await ss::sleep(_interval); }

 private:
  ss::sharded<ss::abort_source>& _as;
  std::chrono::milliseconds _interval;
  mutex _lock{"reporter"};
};

// What is there for tests alone.
class archiver {
 public:
  ss::future<bool> sync(std::chrono::milliseconds timeout);
  ss::future<bool> sync(std::chrono::milliseconds timeout,
                        ss::abort_source& as);

  ss::future<bool> upload() {
    co_return co_await sync(10s);  // want "'sync' ignores context '_as' although an overload takes it"
  }
  ss::future<bool> sync_for_tests() { co_return co_await sync(10s); }
  ss::future<bool> SyncForTesting() { co_return co_await sync(10s); }

 private:
  ss::abort_source _as;
};

// Behind its own end there is nothing to look at any more.
class service {
 public:
  ss::future<> remove() {
    _as.request_abort();
    auto units = co_await _lock.get_units();
  }
  ss::future<> use() {
    auto units = co_await _lock.get_units();  // want "'get_units' ignores context '_as' although an overload takes it"
  }

 private:
  ss::abort_source _as;
  mutex _lock{"service"};
};
