// Seastar: an abort_source left out, null, or wider than the call's.

#include "seastar/redpanda.hh"

using ss::http::experimental::client;

struct raft_group {
  ss::future<> read_barrier(ss::abort_source* as = nullptr);
  ss::future<> add_entry(int entry, storage::opt_abort_source_t as = std::nullopt);
};

ss::future<> left_out(client& http, ss::abort_source& as) {
  co_await http.make_request(ss::http::request::make("GET", "host", "/"),  // want "'make_request' is called without context 'as', which is in scope; the call outlives cancellation"
                             [](int) { return ss::make_ready_future<>(); });
}

ss::future<> null(raft_group& group, ss::abort_source& as) {
  co_await group.read_barrier(nullptr);  // want "'read_barrier' is called with no context although 'as' is in scope"
}

ss::future<> barrier(raft_group& group, ss::abort_source* as) {
  if (as && as->abort_requested()) co_return;
  co_await group.read_barrier();  // want "'read_barrier' is called without context 'as'"
}

ss::future<> entry(raft_group& group, ss::abort_source& as) {
  co_await group.add_entry(1);  // want "'add_entry' is called without context 'as'"
}

ss::future<> of_chain(raft_group& group, retry_chain_node& parent) {
  parent.check_abort();
  co_await group.read_barrier();  // want "'read_barrier' is called without context 'parent.root_abort_source\(\)'"
}

class topology {
 public:
  ss::future<> refresh(raft_group& group) {
    co_await group.read_barrier();  // want "'read_barrier' is called without context '_as'"
  }

  // The service's own lives longer than the request.
  ss::future<> request(raft_group& group, ss::abort_source& as) {
    co_await group.read_barrier(&_as);  // want "'read_barrier' is given _as|'read_barrier' is given '_as'"
  }

  ss::future<> forwards(raft_group& group, ss::abort_source& as) {
    co_await group.read_barrier(&as);
  }

  ss::future<> own(raft_group& group) { co_await group.read_barrier(&_as); }

  // It has been aborted.
  ss::future<> stop() {
    _as.request_abort();
    co_await _group.read_barrier();
  }

 private:
  ss::abort_source _as;
  raft_group _group;
};

ss::future<> absent(raft_group& group, ss::abort_source* as) {
  if (as == nullptr) {
    co_await group.read_barrier(nullptr);
    co_return;
  }
  co_await group.read_barrier(as);
}

ss::future<> nobody(raft_group& group) { co_await group.read_barrier(); }
