// Seastar: shutting down is no error.

#include "seastar/seastar.hh"

namespace ss = seastar;

static ss::logger slog("test");
ss::future<> work(ss::abort_source& as);

ss::future<> loop(ss::abort_source& as) {
  try {
    co_await work(as);
  } catch (const ss::abort_requested_exception&) {  // want note "it is known to be a cancellation here"
    slog.error("work failed");  // want "'error' treats a cancellation as an error"
  }
}

ss::future<> gate(ss::abort_source& as) {
  try {
    co_await work(as);
  } catch (const ss::gate_closed_exception& e) {
    slog.warn("stopping: {}", e.what());
  } catch (const ss::semaphore_timed_out& e) {
    slog.error("too slow: {}", e.what());
  }
}

ss::future<> quiet(ss::abort_source& as) {
  try {
    co_await work(as);
  } catch (const ss::sleep_aborted&) {
    slog.debug("stopping");
  } catch (const std::exception& e) {
    slog.error("work failed: {}", e.what());
  }
}
