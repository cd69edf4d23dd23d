#ifndef CTXTIDY_DRIVER_ENGINE_WORKERS_H_
#define CTXTIDY_DRIVER_ENGINE_WORKERS_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace ctxtidy::engine {

// What one task may take; zero is no limit.
struct Limits {
  unsigned seconds = 0;
  std::uint64_t bytes = 0;  // Of a worker's own memory.
};

// How a task ended.
enum class Fate { kDone, kCrashed, kTooLong, kTooMuchMemory };

struct Answer {
  Fate fate = Fate::kDone;
  int signal = 0;     // That ended the process; zero if none did.
  std::string bytes;  // What `work` returned, if it is done.
};

// Has forked processes do the tasks, in their order, `jobs` at a time: `work`
// runs in one of them, on a stack as big as clang wants it, and `done` in this
// process, with the answer. A process does many tasks; one that dies or reaches
// a limit takes its task only with it, which is tried once more when the others
// are through, alone. SIGINT and SIGTERM end the work early: then false.
//
// The calling process must have no other threads.
bool ForEachInWorkers(const std::vector<std::size_t>& tasks, unsigned jobs,
                      const Limits& limits,
                      const std::function<std::string(std::size_t)>& work,
                      const std::function<void(std::size_t, Answer)>& done);

}  // namespace ctxtidy::engine

#endif  // CTXTIDY_DRIVER_ENGINE_WORKERS_H_
