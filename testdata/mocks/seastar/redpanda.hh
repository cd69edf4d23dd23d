// A stand-in for what Redpanda puts around Seastar's abort_source.
#ifndef CTXTIDY_TESTDATA_MOCKS_SEASTAR_REDPANDA_HH_
#define CTXTIDY_TESTDATA_MOCKS_SEASTAR_REDPANDA_HH_

#include "seastar/seastar.hh"

namespace ss = seastar;

struct retry_permit {
  bool is_allowed;
  ss::abort_source* abort_source;
  ss::lowres_clock::duration delay;
};

// A node in a tree of retries: an abort_source, a deadline and a backoff.
template <class Clock = ss::lowres_clock>
class basic_retry_chain_node {
 public:
  basic_retry_chain_node(ss::abort_source& as, typename Clock::duration timeout,
                         typename Clock::duration backoff);
  explicit basic_retry_chain_node(basic_retry_chain_node* parent);
  basic_retry_chain_node(typename Clock::duration timeout,
                         typename Clock::duration backoff,
                         basic_retry_chain_node* parent);
  ss::abort_source& root_abort_source();
  retry_permit retry();
  void request_abort();
  void check_abort() const;
  typename Clock::time_point get_deadline() const;
};
using retry_chain_node = basic_retry_chain_node<>;

class mutex {
 public:
  using units = ss::semaphore_units<ss::semaphore_default_exception_factory,
                                    ss::lowres_clock>;
  explicit mutex(ss::sstring name);
  ss::future<units> get_units() noexcept;
  ss::future<units> get_units(ss::abort_source& as) noexcept;
  void broken() noexcept;
};

namespace ssx {

// An abort_source per shard.
class sharded_abort_source {
 public:
  ss::abort_source& local();
};

template <class F>
void spawn_with_gate(ss::gate& g, F&& func) {}

}  // namespace ssx

namespace storage {
using opt_abort_source_t =
    std::optional<std::reference_wrapper<ss::abort_source>>;
}  // namespace storage

#endif  // CTXTIDY_TESTDATA_MOCKS_SEASTAR_REDPANDA_HH_
