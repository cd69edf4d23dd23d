// Sleeps that are short whatever their argument is, between two looks at the
// context.

#include "duckdb/duckdb.hpp"
#include "seastar/redpanda.hh"

namespace duckdb {

// What `SleepMs` itself does.
void SleepInSlices(idx_t sleep_ms, optional_ptr<ClientContext> context) {
  static constexpr idx_t kSlice = 100;
  idx_t slept = 0;
  while (slept < sleep_ms) {
    if (context && context->IsInterrupted()) throw InterruptException();
    const idx_t rest = sleep_ms - slept;
    std::this_thread::sleep_for(
        std::chrono::milliseconds(MinValue(rest, kSlice)));
    slept += kSlice;
  }
}

void InLongSlices(idx_t sleep_ms, optional_ptr<ClientContext> context) {
  static constexpr idx_t kSlice = 10000;
  for (idx_t slept = 0; slept < sleep_ms; slept += kSlice) {
    if (context && context->IsInterrupted()) throw InterruptException();
    std::this_thread::sleep_for(std::chrono::milliseconds(MinValue(sleep_ms, kSlice)));  // want "'sleep_for' blocks without looking at context 'context'" note "use"
  }
}

}  // namespace duckdb

void Slices(const ctx::Context& c, std::chrono::milliseconds all) {
  while (all > 0ms && !c.IsDone()) {
    std::this_thread::sleep_for(std::min(all, 50ms));
    all -= 50ms;
  }
}

void SlicesKept(const ctx::Context& c, std::chrono::milliseconds all) {
  while (all > 0ms && !c.IsDone()) {
    const auto slice = std::min<std::chrono::milliseconds>(50ms, all);
    std::this_thread::sleep_for(slice);
    all -= slice;
  }
}

void SlicesWithoutLooking(const ctx::Context& c, std::chrono::milliseconds all) {
  while (all > 0ms) {
    std::this_thread::sleep_for(std::min(all, 50ms));  // want "'sleep_for' blocks without looking at context 'c'" note "use"
    all -= 50ms;
  }
  Work(c);
}

// A maximum is no limit.
void AtLeast(const ctx::Context& c, std::chrono::milliseconds all) {
  while (!c.IsDone()) {
    std::this_thread::sleep_for(std::max(all, 50ms));  // want "'sleep_for' blocks without looking at context 'c'" note "use"
  }
}

void Chosen(const ctx::Context& c, bool hurry) {
  while (!c.IsDone()) {
    std::this_thread::sleep_for(hurry ? 10ms : 100ms);
  }
}

// Shorter than what counts as blocking.
unsigned Random();

void Jitter(const ctx::Context& c) {
  std::this_thread::sleep_for(std::chrono::microseconds(Random() % 1000));
  Work(c);
}

void LongJitter(const ctx::Context& c) {
  std::this_thread::sleep_for(std::chrono::seconds(Random() % 10));  // want "'sleep_for' blocks without looking at context 'c'" note "use"
  Work(c);
}

// Redpanda's injected delays.
class probes {
 public:
  ss::future<> truncate(unsigned random) {
    return ss::sleep(std::chrono::milliseconds(random % 50));
  }
};

class injected_log {
 public:
  ss::future<> truncate() { co_await probes_.truncate(7); }

 private:
  probes probes_;
  ss::abort_source _as;
};
