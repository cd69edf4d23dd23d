// From flags and stop tokens to contexts, and back.
#include <ctx/context.h>
#include <ctx/stop_token.h>
#include <ctx/sync.h>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <stop_token>
#include <system_error>
#include <thread>

#include "expect.h"

using namespace std::chrono_literals;

std::error_code Work(const ctx::Context& c) { return ctx::SleepFor(c, 10min); }

// std::jthread asks its thread to stop; all that is called hears of it.
std::error_code InAJthread(const ctx::Context& parent) {
  std::error_code outcome;
  {
    const std::jthread worker([&](std::stop_token stop) {
      const ctx::ScopedContext scope = ctx::FromStopToken(parent, stop);
      outcome = Work(scope.context());
    });
  }  // Requests the stop and joins.
  return outcome;
}

// Code that knows std::stop_token gets one.
bool WaitForNews(const ctx::Context& c, std::condition_variable_any& changed,
                 std::mutex& mutex, const bool& news) {
  std::unique_lock lock(mutex);
  return changed.wait(lock, c.Done(), [&] { return news; });
}

// A library that looks at a flag now and then.
int Compress(const std::atomic<bool>& abandon) {
  int blocks = 0;
  while (!abandon) {
    ++blocks;
    std::this_thread::yield();
  }
  return blocks;
}

int CompressUntilDone(const ctx::Context& c) {
  std::atomic<bool> abandon = false;
  const std::stop_callback set(c.Done(), [&] { abandon = true; });
  return Compress(abandon);
}

// A flag wakes nobody, so a thread has to look. If you can change the code that
// sets the flag, let it call a cancel function instead.
class FlagContext {
 public:
  FlagContext(const ctx::Context& parent, const std::atomic<bool>& flag)
      : derived_(ctx::WithCancel(parent)), watcher_([this, &flag] {
          while (!flag && !ctx::SleepFor(derived_.context, 10ms)) {
          }
          derived_.cancel();
        }) {}
  ~FlagContext() { derived_.cancel(); }

  const ctx::Context& context() const { return derived_.context; }

 private:
  const ctx::Cancelable derived_;
  const std::jthread watcher_;  // Joined first.
};

int main() {
  const ctx::Context root = ctx::Background();
  EXPECT(InAJthread(root) == ctx::Errc::kCanceled);

  std::condition_variable_any changed;
  std::mutex mutex;
  const bool news = false;
  const ctx::ScopedContext brief = ctx::WithTimeout(root, 20ms);
  EXPECT(!WaitForNews(brief.context(), changed, mutex, news));
  EXPECT(CompressUntilDone(brief.context()) == 0);

  const ctx::ScopedContext another = ctx::WithTimeout(root, 20ms);
  EXPECT(CompressUntilDone(another.context()) > 0);

  std::atomic<bool> quit = false;
  const FlagContext flagged(root, quit);
  EXPECT(!flagged.context().IsDone());
  quit = true;
  EXPECT(Work(flagged.context()) == ctx::Errc::kCanceled);

  const std::atomic<bool> never = false;
  const FlagContext left_alone(root, never);  // Ends with its scope.
}
