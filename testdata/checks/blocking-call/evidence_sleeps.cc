// What real fixes made of sleeps that nobody could end: before, and after.

#include "duckdb/duckdb.hpp"
#include "seastar/redpanda.hh"

// Redpanda 3c364005cf: abortable in name only. The service has a source.
class allocator {
 public:
  ss::future<> allocate_before(int retries) {
    while (retries-- > 0) {
      co_await ss::sleep_abortable(500ms);  // want "'sleep_abortable' ignores context '_as' although an overload takes it"
    }
  }
  ss::future<> allocate_after(int retries) {
    while (retries-- > 0) {
      co_await ss::sleep_abortable(500ms, _as);
    }
  }

 private:
  ss::abort_source& _as;
};

// Scylla 79983723c8: waiting for a mutex kept the service from stopping.
class mutex_client {
 public:
  ss::future<> hold_read_apply_mutex();
  ss::future<> hold_read_apply_mutex(ss::abort_source& as);
};

class topology {
 public:
  ss::future<> transition_before() {
    co_await client_.hold_read_apply_mutex();  // want "'hold_read_apply_mutex' ignores context '_abort_source' although an overload takes it"
  }
  ss::future<> transition_after() {
    co_await client_.hold_read_apply_mutex(_abort_source);
  }

 private:
  mutex_client client_;
  ss::abort_source& _abort_source;
};

// DuckDB 44a5bb73c31: a table function asked a service every five seconds
// whether it was ready, for up to five minutes.
namespace duckdb {

bool Ready();

void Create_before(ClientContext& context) {
  while (true) {
    if (Ready()) return;
    std::this_thread::sleep_for(5s);  // want "'sleep_for' blocks without looking at context 'context'" note "use"
  }
}

// Short slices, and a look between them.
void Create_after(ClientContext& context) {
  while (true) {
    context.InterruptCheck();
    if (Ready()) return;
    auto until = std::chrono::steady_clock::now() + 5s;
    while (std::chrono::steady_clock::now() < until) {
      context.InterruptCheck();
      std::this_thread::sleep_for(5ms);
    }
  }
}

}  // namespace duckdb
