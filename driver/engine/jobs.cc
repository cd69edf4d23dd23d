#include "driver/engine/jobs.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <optional>

#include "clang/Basic/Stack.h"
#include "llvm/Support/thread.h"

namespace ctxtidy::engine {

void ForEachUnit(const std::vector<Unit>& units, unsigned jobs,
                 const Progress& progress,
                 const std::function<void(std::size_t)>& work) {
  std::atomic<std::size_t> next = 0;
  std::size_t done = 0;
  std::mutex mutex;  // Guards `done` and the progress function.
  const auto run = [&] {
    clang::noteBottomOfStack();
    for (std::size_t i; (i = next++) < units.size();) {
      work(i);
      const std::lock_guard lock(mutex);
      ++done;
      if (progress) progress(done, units.size(), units[i]);
    }
  };
  const std::size_t count =
      std::clamp<std::size_t>(jobs, 1, std::max<std::size_t>(units.size(), 1));
  std::vector<llvm::thread> threads;
  for (std::size_t i = 0; i < count; ++i) {
    // Deeply nested code needs as much stack as clang itself takes.
    threads.emplace_back(std::optional<unsigned>(clang::DesiredStackSize), run);
  }
  for (llvm::thread& thread : threads) thread.join();
}

}  // namespace ctxtidy::engine
