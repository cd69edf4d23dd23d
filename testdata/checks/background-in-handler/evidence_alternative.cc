// Redpanda's reader of segments: one who waits may bring an abort_source; where
// they do not, one that nobody aborts stands in for it.

#include "seastar/redpanda.hh"

using opt_source = storage::opt_abort_source_t;

ss::future<> do_hydrate(ss::abort_source& as);

ss::future<> hydrate(opt_source as) {
  return ss::do_with(ss::abort_source{}, [as](ss::abort_source& never) {
    return do_hydrate(as.value_or(std::ref(never)));
  });
}

ss::future<> forgets(ss::abort_source& as) {
  as.check();
  ss::abort_source never;  // want "'abort_source' starts a new root although context 'as' is in scope"
  return do_hydrate(never);
}

// The reader's own is no answer for those who wait.
class segment {
 public:
  ss::future<> hydrate(opt_source as) {
    return ss::do_with(ss::abort_source{}, [this, as](ss::abort_source& never) {
      return do_hydrate(as.value_or(std::ref(never)));
    });
  }

 private:
  ss::abort_source _as;
};
