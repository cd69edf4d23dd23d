#include "driver/engine/workers.h"

#include <poll.h>
#include <signal.h>

#include <algorithm>
#include <chrono>
#include <deque>
#include <memory>
#include <optional>
#include <utility>

#include "driver/engine/worker_process.h"

namespace ctxtidy::engine {
namespace {

volatile sig_atomic_t interrupted = 0;

// Notes SIGINT and SIGTERM while it lives; they arrive in Wait() only. The
// second one has its usual effect: who presses Ctrl-C twice means it.
class SignalWatch {
 public:
  SignalWatch() {
    interrupted = 0;
    sigset_t ours;
    sigemptyset(&ours);
    struct sigaction action = {};
    action.sa_handler = [](int) { interrupted = 1; };
    action.sa_flags = SA_RESETHAND;
    for (std::size_t i = 0; i < std::size(kSignals); ++i) {
      sigaddset(&ours, kSignals[i]);
      sigaction(kSignals[i], &action, &old_actions_[i]);
    }
    sigprocmask(SIG_BLOCK, &ours, &old_mask_);
  }
  ~SignalWatch() {
    for (std::size_t i = 0; i < std::size(kSignals); ++i) {
      sigaction(kSignals[i], &old_actions_[i], nullptr);
    }
    sigprocmask(SIG_SETMASK, &old_mask_, nullptr);
  }

  // Until one of them can be read, time is up, or a signal comes.
  void Wait(std::vector<pollfd>& sockets,
            std::optional<std::chrono::milliseconds> limit) {
    timespec time = {};
    if (limit) {
      const auto left = std::max(*limit, std::chrono::milliseconds(0));
      time.tv_sec = left.count() / 1000;
      time.tv_nsec = left.count() % 1000 * 1000000;
    }
    if (ppoll(sockets.data(), sockets.size(), limit ? &time : nullptr,
              &old_mask_) < 0) {
      for (pollfd& socket : sockets) socket.revents = 0;
    }
  }

 private:
  static constexpr int kSignals[] = {SIGINT, SIGTERM};
  struct sigaction old_actions_[std::size(kSignals)];
  sigset_t old_mask_;
};

class Pool {
 public:
  Pool(const Limits& limits,
       const std::function<std::string(std::size_t)>& work,
       const std::function<void(std::size_t, Answer)>& done)
      : limits_(limits), work_(work), done_(done) {}

  // False if it was interrupted.
  bool Run(std::deque<std::size_t> tasks, std::size_t jobs) {
    while (interrupted == 0) {
      Distribute(tasks, jobs);
      if (std::ranges::none_of(workers_, &IsBusy)) return true;
      Wait();
    }
    workers_.clear();
    return false;
  }

  // Those that failed; each is to be tried once more.
  std::deque<std::size_t> TakeFailed() {
    is_second_try_ = true;
    workers_.clear();
    return std::exchange(failed_, {});
  }

 private:
  using Worker = std::unique_ptr<WorkerProcess>;

  static bool IsBusy(const Worker& worker) {
    return worker->task().has_value();
  }

  void Distribute(std::deque<std::size_t>& tasks, std::size_t jobs) {
    std::erase_if(workers_, [](const Worker& worker) {
      return !worker->takes_tasks() && !worker->task();
    });
    for (const Worker& worker : workers_) {
      if (!worker->task()) GiveNext(tasks, *worker);
    }
    while (workers_.size() < jobs && !tasks.empty()) {
      std::vector<int> others;
      for (const Worker& worker : workers_) others.push_back(worker->socket());
      workers_.push_back(
          std::make_unique<WorkerProcess>(others, limits_, work_));
      GiveNext(tasks, *workers_.back());
    }
  }

  static void GiveNext(std::deque<std::size_t>& tasks, WorkerProcess& worker) {
    if (tasks.empty()) return;
    worker.Give(tasks.front());
    tasks.pop_front();
  }

  void Wait() {
    std::vector<pollfd> sockets;
    std::optional<std::chrono::milliseconds> limit;
    for (const Worker& worker : workers_) {
      sockets.push_back({worker->socket(), POLLIN, 0});
      if (auto left = worker->TimeLeft()) {
        limit = std::min(limit.value_or(*left), *left);
      }
    }
    signals_.Wait(sockets, limit);
    for (std::size_t i = 0; i < sockets.size(); ++i) {
      WorkerProcess& worker = *workers_[i];
      const std::optional<std::size_t> task = worker.task();
      if (sockets[i].revents != 0) {
        if (std::optional<Answer> answer = worker.Read()) {
          Finish(worker, task, *std::move(answer));
        }
      } else if (auto left = worker.TimeLeft(); left && left->count() <= 0) {
        Finish(worker, task, worker.Stop());
      }
    }
  }

  void Finish(WorkerProcess& worker, std::optional<std::size_t> task,
              Answer answer) {
    worker.Forget();
    if (!task) return;
    if (answer.fate != Fate::kDone && !is_second_try_) {
      failed_.push_back(*task);
    } else {
      done_(*task, std::move(answer));
    }
  }

  const Limits& limits_;
  const std::function<std::string(std::size_t)>& work_;
  const std::function<void(std::size_t, Answer)>& done_;
  SignalWatch signals_;
  std::vector<Worker> workers_;
  std::deque<std::size_t> failed_;
  bool is_second_try_ = false;
};

}  // namespace

bool ForEachInWorkers(const std::vector<std::size_t>& tasks, unsigned jobs,
                      const Limits& limits,
                      const std::function<std::string(std::size_t)>& work,
                      const std::function<void(std::size_t, Answer)>& done) {
  Pool pool(limits, work, done);
  if (!pool.Run({tasks.begin(), tasks.end()}, jobs)) return false;
  return pool.Run(pool.TakeFailed(), 1);
}

}  // namespace ctxtidy::engine
