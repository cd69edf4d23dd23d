#include "ctx/signal.h"

#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <exception>
#include <initializer_list>
#include <iterator>
#include <list>
#include <mutex>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "src/thread.h"

namespace ctx {
namespace {

constexpr std::size_t kSignals = NSIG;

// Where the handler writes the number of the signal.
constinit std::atomic<int> pipe_end{-1};

void Handle(int signal) {
  const int saved = errno;
  const auto byte = static_cast<unsigned char>(signal);
  [[maybe_unused]] const ssize_t n =
      write(pipe_end.load(std::memory_order_relaxed), &byte, 1);
  errno = saved;
}

[[noreturn]] void ThrowErrno(const char* what) {
  throw std::system_error(errno, std::generic_category(), what);
}

struct Registration {
  std::vector<int> signals;
  CancelCauseFunc cancel;
};
using Registrations = std::list<Registration>;

// Who wants which signals, and the thread that tells them.
class Signals {
 public:
  // Leaked, like its thread.
  static Signals& Get() {
    static Signals& signals = *new Signals;
    return signals;
  }

  Registrations::iterator Add(const std::vector<int>& signals,
                              CancelCauseFunc cancel) {
    Registrations added;
    added.push_back({{}, std::move(cancel)});
    const std::lock_guard lock(mutex_);
    StartThread();
    added.front().signals.reserve(signals.size());
    try {
      for (int signal : signals) {
        Catch(signal);
        added.front().signals.push_back(signal);
      }
    } catch (...) {
      for (int signal : added.front().signals) Uncatch(signal);
      throw;
    }
    registrations_.splice(registrations_.end(), added);
    return std::prev(registrations_.end());
  }

  void Remove(Registrations::iterator registration) noexcept {
    Registrations removed;  // Freed without the lock.
    const std::lock_guard lock(mutex_);
    for (int signal : registration->signals) Uncatch(signal);
    removed.splice(removed.end(), registrations_, registration);
  }

 private:
  Signals() {
    pthread_atfork([] { Get().mutex_.lock(); }, [] { Get().mutex_.unlock(); },
                   [] {
                     Get().ForgetInChild();
                     Get().mutex_.unlock();
                   });
  }

  struct Caught {
    int users = 0;
    struct sigaction before;
  };

  void Catch(int signal) {
    if (signal <= 0 || static_cast<std::size_t>(signal) >= kSignals) {
      errno = EINVAL;
      ThrowErrno("ctx::NotifyContext");
    }
    Caught& caught = caught_[static_cast<std::size_t>(signal)];
    if (caught.users == 0) {
      struct sigaction action = {};
      action.sa_handler = Handle;
      action.sa_flags = SA_RESTART;
      sigemptyset(&action.sa_mask);
      if (sigaction(signal, &action, &caught.before) != 0) {
        ThrowErrno("ctx::NotifyContext");
      }
    }
    ++caught.users;
  }

  void Uncatch(int signal) noexcept {
    Caught& caught = caught_[static_cast<std::size_t>(signal)];
    if (--caught.users == 0) sigaction(signal, &caught.before, nullptr);
  }

  // In the child of a fork(), signals have their former effect, and the pipe is
  // still the parent's.
  void ForgetInChild() noexcept {
    for (Registration& r : registrations_) {
      for (int signal : r.signals) Uncatch(signal);
      r.signals.clear();
    }
    for (int& end : pipe_) {
      if (end >= 0) close(end);
      end = -1;
    }
    pipe_end.store(-1, std::memory_order_relaxed);
    running_ = false;
  }

  void StartThread() {
    if (running_) return;
    if (pipe_[0] < 0) {
      if (pipe2(pipe_.data(), O_CLOEXEC) != 0) ThrowErrno("pipe2");
      // A handler must not wait; a signal more or less in a full pipe does not
      // matter.
      fcntl(pipe_[1], F_SETFL, O_NONBLOCK);
      pipe_end.store(pipe_[1], std::memory_order_relaxed);
    }
    running_ = detail::StartDetachedThread(
        [](void* signals) -> void* { static_cast<Signals*>(signals)->Run(); },
        this);
    if (!running_) {
      errno = EAGAIN;
      ThrowErrno("ctx: cannot start the signal thread");
    }
  }

  [[noreturn]] void Run() noexcept {
    while (true) {
      unsigned char byte = 0;
      if (read(pipe_[0], &byte, 1) == 1) Tell(byte);
    }
  }

  void Tell(int signal) {
    std::vector<CancelCauseFunc> cancels;
    {
      const std::lock_guard lock(mutex_);
      for (const Registration& r : registrations_) {
        if (std::ranges::find(r.signals, signal) != r.signals.end()) {
          cancels.push_back(r.cancel);
        }
      }
    }
    const auto cause = std::make_exception_ptr(std::system_error(
        Errc::kCanceled,
        "signal " + std::to_string(signal) + " (" + strsignal(signal) + ")"));
    for (const CancelCauseFunc& cancel : cancels) cancel(cause);
  }

  std::mutex mutex_;
  Registrations registrations_;
  std::array<Caught, kSignals> caught_ = {};
  std::array<int, 2> pipe_ = {-1, -1};
  bool running_ = false;
};

}  // namespace

Cancelable NotifyContext(const Context& parent,
                         std::initializer_list<int> signals,
                         std::source_location where) {
  auto [context, cancel] = WithCancelCause(parent, where);
  const auto registration = Signals::Get().Add(signals, cancel);
  // In place, so that the signals have their former effect when cancel returns.
  const auto in_place = [](const AfterTask& task) { task(); };
  AfterFunc(context, in_place,
            [registration] { Signals::Get().Remove(registration); });
  detail::NodeRef node = detail::NodeRef::Share(context.node());
  return {std::move(context), CancelFunc(std::move(node))};
}

}  // namespace ctx
