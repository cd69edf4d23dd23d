// Seastar: an abort_source that nobody aborts stands for no context.

#include "seastar/redpanda.hh"

class remote {
 public:
  ss::future<> download(int id, ss::abort_source& as);
  ss::future<> upload(int id, ss::abort_source& as);
};

ss::future<> never_aborted(remote& r, ss::abort_source& as) {
  ss::abort_source never;  // want "'abort_source' starts a new root although context 'as' is in scope; the caller's cancellation and deadline are lost"
  co_await r.download(1, never);
}

class archiver {
 public:
  ss::future<> run() {
    ss::abort_source never;  // want "'abort_source' starts a new root although context '_as' is in scope"
    co_await _remote.upload(1, never);
  }

  // The service's own has been aborted by now.
  ss::future<> stop() {
    _as.request_abort();
    ss::abort_source last;
    co_await _remote.upload(2, last);
  }

  ~archiver() {
    ss::abort_source last;
    (void)_remote.upload(3, last);
  }

 private:
  remote& _remote;
  ss::abort_source _as;
};

ss::future<> under_a_retry_chain(remote& r, retry_chain_node& parent) {
  parent.check_abort();
  ss::abort_source never;  // want "'abort_source' starts a new root although context 'parent.root_abort_source\(\)' is in scope"
  co_await r.download(1, never);
}

// Linked to the caller's.
ss::future<> linked(remote& r, ss::abort_source& as) {
  ss::abort_source mine;
  auto sub = as.subscribe([&mine]() noexcept { mine.request_abort(); });
  co_await r.download(1, mine);
}

// Aborted here, when something else has happened.
ss::future<> aborted_here(remote& r, ss::abort_source& as) {
  ss::abort_source first;
  auto download = r.download(1, first);
  co_await r.upload(1, as);
  first.request_abort();
  co_await std::move(download);
}

ss::future<> no_context(remote& r) {
  ss::abort_source as;
  co_await r.download(1, as);
}

// What error injection does is for tests.
ss::future<> injected(remote& r, ss::abort_source& as) {
  if (utils::get_local_injector().enter("unstoppable_download")) {
    ss::abort_source never;
    co_await r.download(1, never);
  }
  co_await r.download(2, as);
}
