#include <condition_variable>
#include <mutex>
#include <stop_token>

#include "ctx/sync.h"
#include "src/time_source.h"
#include "src/timer.h"

namespace ctx {
namespace {

// Until the context ends or the real clock comes to `time`. Unlike
// std::condition_variable_any it does not allocate.
void WaitUntil(const Context& c, TimePoint time) {
  std::mutex mutex;
  std::condition_variable changed;
  bool done = false;
  const std::stop_callback on_done(c.Done(), [&] {
    const std::lock_guard lock(mutex);
    done = true;
    changed.notify_one();
  });
  std::unique_lock lock(mutex);
  changed.wait_until(lock, time, [&] { return done; });
}

}  // namespace

std::error_code SleepFor(const Context& c, Duration duration) {
  const TimePoint now = detail::Now(detail::TimeSourceOf(c));
  return SleepUntil(c, detail::SaturatingAdd(now, duration));
}

std::error_code SleepUntil(const Context& c, TimePoint time) {
  const detail::TimeSource* source = detail::TimeSourceOf(c);
  if (detail::Now(source) >= time) return {};
  if (source == nullptr) {
    WaitUntil(c, time);
  } else {
    const ScopedContext alarm = WithDeadline(c, time);
    WaitUntil(alarm.context(), TimePoint::max());
  }
  if (detail::Now(source) >= time) return {};
  return c.Err();
}

}  // namespace ctx
