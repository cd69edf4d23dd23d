#ifndef CTXTIDY_DRIVER_ENGINE_WORKER_PROCESS_H_
#define CTXTIDY_DRIVER_ENGINE_WORKER_PROCESS_H_

#include <sys/types.h>

#include <chrono>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "driver/engine/workers.h"

namespace ctxtidy::engine {

// One forked process that does tasks one after the other, as its parent sees
// it.
class WorkerProcess {
 public:
  // `others` are the sockets of the other workers, which are not the child's.
  WorkerProcess(const std::vector<int>& others, const Limits& limits,
                const std::function<std::string(std::size_t)>& work);
  // Ends the process.
  ~WorkerProcess();
  WorkerProcess(const WorkerProcess&) = delete;
  WorkerProcess& operator=(const WorkerProcess&) = delete;

  int socket() const { return socket_; }
  // False once it has said that it takes no more, or is dead.
  bool takes_tasks() const { return takes_tasks_; }
  const std::optional<std::size_t>& task() const { return task_; }

  void Give(std::size_t task);
  // To be called when its socket can be read: the answer, if it is complete or
  // the process has died over it.
  std::optional<Answer> Read();
  // How long its task may still take; nothing without a task or limit.
  std::optional<std::chrono::milliseconds> TimeLeft() const;
  // Ends what takes too long.
  Answer Stop();
  // Its task is no longer its own.
  void Forget() { task_.reset(); }

 private:
  Answer Bury();

  pid_t pid_ = -1;
  int socket_ = -1;
  Limits limits_;
  bool takes_tasks_ = true;
  std::optional<std::size_t> task_;
  std::chrono::steady_clock::time_point start_;
  std::string received_;
};

}  // namespace ctxtidy::engine

#endif  // CTXTIDY_DRIVER_ENGINE_WORKER_PROCESS_H_
