// Redpanda b2f27570cb: the steps of a recovery retried with the service's
// abort_source. When the leader changed, the term's was aborted, and the steps
// went on to their end.

#include "seastar/redpanda.hh"

struct bucket {};
ss::future<> act(int stage, retry_chain_node& parent);
ss::future<> find(bucket& in, retry_chain_node& parent);

class recovery {
 public:
  ss::future<> act_before(ss::abort_source& term_as, int stage) {
    retry_chain_node parent(_as, 3600s, 1s);  // want "is given '_as', although the caller's own context 'term_as' is in scope"
    co_await act(stage, parent);
    if (!term_as.abort_requested()) co_await act_before(term_as, stage + 1);
  }
  ss::future<> act_after(ss::abort_source& term_as, int stage) {
    retry_chain_node parent(term_as, 3600s, 1s);
    co_await act(stage, parent);
  }

  ss::future<> find_before(ss::abort_source& term_as, bucket in) {
    auto fib = retry_chain_node{_as, 30s, 1s};  // want "is given '_as', although"
    co_await find(in, fib);
  }
  ss::future<> find_after(ss::abort_source& term_as, bucket in) {
    auto fib = retry_chain_node{term_as, 30s, 1s};
    co_await find(in, fib);
  }

  // Until the service ends, whatever the term.
  ss::future<> run() {
    auto fib = retry_chain_node{_as, 30s, 1s};
    bucket in;
    co_await find(in, fib);
  }

 private:
  ss::abort_source _as;
};

// Redpanda's uploads: the caller's node comes inside of the request.
struct transfer_details {
  retry_chain_node& parent_rtc;
};
struct upload_request {
  transfer_details transfer;
};

class remote {
 public:
  ss::future<> upload(upload_request request) {
    auto& transfer = request.transfer;
    retry_chain_node fib(&transfer.parent_rtc);
    retry_permit permit = fib.retry();
    co_await ss::sleep_abortable(permit.delay, _as);  // want "'sleep_abortable' is given '_as', although the caller's own context 'fib.root_abort_source\(\)' is in scope"
  }
  // A node of the service's own ends with the service.
  ss::future<> poll() {
    retry_chain_node fib(1s, 100ms, &_rtcnode);
    retry_permit permit = fib.retry();
    co_await ss::sleep_abortable(permit.delay, _as);
  }

 private:
  retry_chain_node _rtcnode;
  ss::abort_source _as;
};
