// Redpanda's log: what aborts its compaction is nothing to its other work.

#include "seastar/redpanda.hh"

class disk_log {
 public:
  ss::future<> rewrite() {
    auto units = co_await ss::get_units(_lock, 1);
  }
  ss::future<> compact() {
    auto units = co_await ss::get_units(_lock, 1);  // want "'get_units' blocks|'get_units' ignores context '_compaction_as'"
  }
  // It knows of the other's end.
  ss::future<> trim() {
    _compaction_as.check();
    auto units = co_await ss::get_units(_lock, 1);  // want "'get_units' blocks|'get_units' ignores context '_compaction_as'"
  }

 private:
  ss::abort_source _compaction_as;
  ss::semaphore _lock{1};
};

// What all work of a class ends by may have a long name.
class service {
 public:
  ss::future<> rewrite() {
    auto units = co_await ss::get_units(_lock, 1);  // want "'get_units' blocks|'get_units' ignores context '_cancellation_as'"
  }

 private:
  ss::abort_source _cancellation_as;
  ss::semaphore _lock{1};
};

// Redpanda's manager of state machines: who waits for the broken mutex is woken.
class manager {
 public:
  ss::future<> stop() {
    _apply_mutex.broken();
    _as.request_abort();
    co_return;
  }
  ss::future<> take_snapshot() {
    auto units = co_await _apply_mutex.get_units();
  }
  ss::future<> write_snapshot() {
    auto units = co_await _write_mutex.get_units();  // want "'get_units' ignores context '_as' although an overload takes it"
  }
  ss::future<> write_snapshot_now() {
    auto units = co_await _write_mutex.get_units(_as);
  }

 private:
  ss::abort_source _as;
  mutex _apply_mutex{"apply"};
  mutex _write_mutex{"write"};
};

// Redpanda's consensus: its lock waits in a helper, and is broken at the end, in
// another file.
struct op_lock {
  ss::future<> with(int step) { co_await ss::get_units(sem, 1); }
  ss::semaphore sem{1};
};
class consensus {
 public:
  ss::future<> step_down() { co_await _op_lock.with(1); }

 private:
  ss::abort_source _as;
  op_lock _op_lock;
};
