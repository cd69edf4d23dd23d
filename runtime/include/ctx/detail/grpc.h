// What asks gRPC whether a client is gone. Not part of the public interface.
#ifndef CTX_DETAIL_GRPC_H_
#define CTX_DETAIL_GRPC_H_

#include <grpcpp/server_context.h>
#include <grpcpp/support/status.h>
#include <pthread.h>
#include <signal.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <list>
#include <mutex>
#include <optional>
#include <string>
#include <system_error>
#include <thread>

#include "ctx/context.h"

namespace ctx::detail {

class GrpcErrorCategory final : public std::error_category {
 public:
  const char* name() const noexcept override { return "grpc"; }
  std::string message(int code) const override {
    // In the order of their values.
    static constexpr std::array kNames = {
        "OK",
        "CANCELLED",
        "UNKNOWN",
        "INVALID_ARGUMENT",
        "DEADLINE_EXCEEDED",
        "NOT_FOUND",
        "ALREADY_EXISTS",
        "PERMISSION_DENIED",
        "RESOURCE_EXHAUSTED",
        "FAILED_PRECONDITION",
        "ABORTED",
        "OUT_OF_RANGE",
        "UNIMPLEMENTED",
        "INTERNAL",
        "UNAVAILABLE",
        "DATA_LOSS",
        "UNAUTHENTICATED",
    };
    const auto index = static_cast<std::size_t>(code);
    return index < kNames.size() ? kNames[index] : std::to_string(code);
  }
  std::error_condition default_error_condition(
      int code) const noexcept override {
    if (code == grpc::StatusCode::CANCELLED) {
      return std::errc::operation_canceled;
    }
    if (code == grpc::StatusCode::DEADLINE_EXCEEDED) {
      return std::errc::timed_out;
    }
    return {code, *this};
  }
};

// Saturates, and makes the present of what is past.
inline std::chrono::system_clock::time_point ToSystemClock(
    TimePoint deadline) noexcept {
  using System = std::chrono::system_clock;
  const TimePoint now = Clock::now();
  const System::time_point system_now = System::now();
  if (deadline <= now) return system_now;
  const auto left = std::chrono::ceil<System::duration>(deadline - now);
  if (left >= System::time_point::max() - system_now) {
    return System::time_point::max();
  }
  return system_now + left;
}

// At the deadline the client ends the call too, and since a deadline is rounded
// up on its way, mostly a bit before the server's own timer. A call that is
// ended so late is left to that timer, for the error is to be
// Errc::kDeadlineExceeded.
inline constexpr Duration kMinSlack = std::chrono::milliseconds(10);
inline Duration DeadlineSlack(const Context& c) noexcept {
  const std::optional<TimePoint> deadline = c.Deadline();
  const TimePoint now = Clock::now();
  if (!deadline || *deadline <= now) return kMinSlack;
  return std::clamp<Duration>((*deadline - now) / 64, kMinSlack,
                              std::chrono::seconds(1));
}
inline bool DeadlineIsNear(const Context& c, Duration slack) noexcept {
  const std::optional<TimePoint> deadline = c.Deadline();
  return deadline && *deadline <= Clock::now() + slack;
}

// Asks for each call in turn whether its client is gone. Its thread is started
// by the first call and sleeps while there are none. Leaked, like its thread.
class GrpcWatcher {
 public:
  struct Call {
    const grpc::ServerContextBase*
        server;  // Null when there is no more to ask.
    Cancelable derived;
    Duration slack;
  };
  using Watch = std::list<Call>::iterator;

  static GrpcWatcher& Get() {
    static GrpcWatcher& watcher = *new GrpcWatcher;
    return watcher;
  }

  Watch Add(const grpc::ServerContextBase* server, const Cancelable& derived) {
    std::list<Call> added;
    added.push_back({server, derived, DeadlineSlack(derived.context)});
    const std::lock_guard lock(mutex_);
    StartThread();
    calls_.splice(calls_.end(), added);
    if (idle_) wake_.notify_one();
    return std::prev(calls_.end());
  }

  // Afterwards the call is not touched. Only waits for a question under way.
  void Remove(Watch watch) {
    std::list<Call> removed;  // Freed without the lock.
    std::unique_lock lock(mutex_);
    asked_.wait(lock, [&] { return asking_ != &*watch; });
    if (next_ == watch) ++next_;
    removed.splice(removed.end(), calls_, watch);
  }

 private:
  static constexpr Duration kInterval = std::chrono::milliseconds(10);
  // At most this part of the time is spent with asking.
  static constexpr int kPart = 20;

  void StartThread() {
    if (started_) return;
    sigset_t all;
    sigset_t before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    try {
      std::thread([this] { Run(); }).detach();
      started_ = true;
    } catch (...) {
      pthread_sigmask(SIG_SETMASK, &before, nullptr);
      throw;
    }
    pthread_sigmask(SIG_SETMASK, &before, nullptr);
  }

  [[noreturn]] void Run() {
    Duration round = Duration::zero();
    std::unique_lock lock(mutex_);
    while (true) {
      idle_ = true;
      wake_.wait(lock, [this] { return !calls_.empty(); });
      idle_ = false;
      lock.unlock();
      // Most calls are over by then, and cost no question.
      std::this_thread::sleep_for(std::max(kInterval, kPart * round));
      lock.lock();
      const TimePoint begin = Clock::now();
      next_ = calls_.begin();
      while (next_ != calls_.end()) Ask(*next_++, lock);
      round = Clock::now() - begin;
    }
  }

  // Without the lock while other code runs. `call` may be gone afterwards.
  void Ask(Call& call, std::unique_lock<std::mutex>& lock) {
    if (call.server == nullptr) return;
    asking_ = &call;
    lock.unlock();
    const bool gone = call.server->IsCancelled();
    lock.lock();
    asking_ = nullptr;
    asked_.notify_all();
    if (!gone) return;
    call.server = nullptr;
    if (DeadlineIsNear(call.derived.context, call.slack)) return;
    const CancelFunc cancel = call.derived.cancel;
    lock.unlock();
    cancel();
    lock.lock();
  }

  std::mutex mutex_;
  std::condition_variable wake_;
  std::condition_variable asked_;
  std::list<Call> calls_;
  Watch next_ = calls_.end();  // The next to be asked.
  const Call* asking_ = nullptr;
  bool idle_ = false;
  bool started_ = false;
};

}  // namespace ctx::detail

#endif  // CTX_DETAIL_GRPC_H_
