// For tests: a clock that stands still, and a check for contexts that nobody
// canceled.
//
// Where <gtest/gtest.h> can be found, LeakCheck fails the running GoogleTest;
// define CTX_TESTING_WITHOUT_GTEST for programs that are not linked with it.
#ifndef CTX_TESTING_H_
#define CTX_TESTING_H_

#include <chrono>
#include <cstddef>
#include <memory>
#include <source_location>
#include <string>
#include <vector>

#include "ctx/context.h"

#if __has_include(<gtest/gtest.h>) && !defined(CTX_TESTING_WITHOUT_GTEST)
#define CTX_DETAIL_GTEST 1
#include <gtest/gtest.h>
#else
#include <cstdio>
#include <cstdlib>
#endif

namespace ctx {

namespace detail {
class ManualTimeSource;
struct LeakLog;
}  // namespace detail

// A clock that moves when it is told to. Contexts derived from Root() have
// their deadlines by it, also behind WithoutCancel, and so has every wait of
// <ctx/sync.h> in them; other trees are not affected.
//
//   ctx::ManualClock clock;
//   std::jthread worker([c = clock.Root()] { ctx::SleepFor(c, 1h); ... });
//   clock.AwaitTimers(1);  // The worker sleeps now.
//   clock.Advance(1h);     // And now it does not.
//
// Thread-safe. It may be destroyed before the contexts. Go: the fake clock of
// testing/synctest.
class ManualClock {
 public:
  // Stands at `start` until Advance() is called.
  explicit ManualClock(TimePoint start = Clock::now());
  ManualClock(const ManualClock&) = delete;
  ManualClock& operator=(const ManualClock&) = delete;
  ~ManualClock();

  // Like Background(), but with this clock.
  Context Root() const;

  TimePoint Now() const noexcept;

  // Moves the clock by `duration`, from one deadline to the next: whatever is
  // due ends on this thread, in the order of the deadlines, before it returns.
  // A timer set meanwhile, e.g. by a stop callback, is due in its turn. Does
  // nothing if `duration` is not positive.
  void Advance(Duration duration);

  // Deadlines and sleeps that have not come and were not canceled.
  std::size_t PendingTimers() const;

  // Waits, by the real clock, until there are `count` of them or more, so that
  // a test does not advance before the code under test has begun to wait. False
  // if there are still fewer after `patience`.
  bool AwaitTimers(std::size_t count,
                   Duration patience = std::chrono::seconds(10)) const;

 private:
  std::shared_ptr<detail::ManualTimeSource> source_;
  Context root_;
};

// A context that was derived and not canceled.
struct Leak {
  std::source_location where;  // Of the call that derived it.
  bool alive = false;          // Somebody still holds or observes it.

  // One sentence, without the place.
  std::string Message() const;
};

// What LeakCheck knows, without the failure. Thread-safe.
class LeakScope {
 public:
  LeakScope();
  LeakScope(const LeakScope&) = delete;
  LeakScope& operator=(const LeakScope&) = delete;
  ~LeakScope();

  // Those that leaked for certain, and those that are still to be canceled, in
  // the order of their creation.
  std::vector<Leak> Leaks() const;

  // The same as a SARIF 2.1.0 log with results of the rule ctx-lost-cancel,
  // which can be merged with those of ctxtidy.
  std::string Sarif() const;

  // The same as Leaks(), and forgets them all.
  std::vector<Leak> Take();

 protected:
  // Take(), and if the environment variable CTX_LEAKCHECK_SARIF names a
  // directory and there are leaks, writes Sarif() to a new file there.
  std::vector<Leak> Finish();

 private:
  std::unique_ptr<detail::LeakLog> log_;
};

#if defined(CTX_DETAIL_GTEST)
inline namespace with_gtest {
#else
inline namespace without_gtest {
#endif

// Reports at the end of its scope each context that was derived in it, by any
// thread, whose cancel function was not called and that has not ended otherwise
// (with its parent, or by its deadline). Where the scopes of two of them
// overlap, the younger one reports. Contexts made by WithValue and
// WithoutCancel need no cancel. The static twin is the check ctx-lost-cancel.
// Go: `go vet -lostcancel`.
//
//   TEST(Handler, CancelsWhatItDerives) {
//     ctx::LeakCheck leaks;
//     Handle(ctx::Background());
//   }
//
// A leak is a failure of the GoogleTest that runs, at the place of the
// derivation; without GoogleTest it is printed, and the program aborts.
class LeakCheck : public LeakScope {
 public:
  LeakCheck() = default;
  ~LeakCheck() {
    const std::vector<Leak> leaks = Finish();
    for (const Leak& leak : leaks) Report(leak);
#if !defined(CTX_DETAIL_GTEST)
    if (!leaks.empty()) std::abort();
#endif
  }

 private:
  static void Report(const Leak& leak) {
    const char* file = leak.where.file_name();
    const int line = static_cast<int>(leak.where.line());
#if defined(CTX_DETAIL_GTEST)
    ADD_FAILURE_AT(file, line) << leak.Message();
#else
    std::fprintf(stderr, "%s:%d: %s\n", file, line, leak.Message().c_str());
#endif
  }
};

}  // inline namespace

}  // namespace ctx

#undef CTX_DETAIL_GTEST

#endif  // CTX_TESTING_H_
