#include <condition_variable>
#include <mutex>

#include "ctx/sync.h"
#include "src/timer.h"

namespace ctx {

std::error_code SleepFor(const Context& c, Duration duration) {
  return SleepUntil(c, detail::SaturatingAdd(Clock::now(), duration));
}

std::error_code SleepUntil(const Context& c, TimePoint time) {
  if (Clock::now() >= time) return {};
  std::mutex mutex;
  std::condition_variable_any never;
  std::unique_lock lock(mutex);
  never.wait_until(lock, c.Done(), time, [] { return false; });
  if (Clock::now() >= time) return {};
  return c.Err();
}

}  // namespace ctx
