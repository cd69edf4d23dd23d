#include <exception>
#include <iterator>
#include <memory>
#include <mutex>
#include <utility>

#include "ctx/sync.h"
#include "src/cause.h"

namespace ctx {

Group::Group(const Context& parent) : derived_(WithCancelCause(parent)) {}

Group::~Group() {
  derived_.cancel();
  Wait();
}

void Group::StartTask(std::unique_ptr<Task> task) {
  Tasks ended;
  {
    const std::lock_guard lock(mutex_);
    ended.swap(finished_);
    running_.push_back(std::move(task));
    const auto position = std::prev(running_.end());
    try {
      (*position)->thread = std::thread(&Group::RunTask, this, position);
    } catch (...) {
      finished_.swap(ended);
      running_.erase(position);
      throw;
    }
  }
  for (const auto& t : ended) t->thread.join();
}

void Group::RunTask(Tasks::iterator position) noexcept {
  try {
    if (const std::error_code error = (*position)->Call(context())) {
      Fail(error, nullptr);
    }
  } catch (...) {
    const std::exception_ptr exception = std::current_exception();
    const std::error_code code = detail::CodeOf(exception);
    Fail(code ? code : make_error_code(Errc::kCanceled), exception);
  }
  (*position)->Free();
  const std::lock_guard lock(mutex_);
  finished_.splice(finished_.end(), running_, position);
  idle_.notify_all();
}

void Group::Fail(std::error_code error, std::exception_ptr exception) noexcept {
  {
    const std::lock_guard lock(mutex_);
    if (failed_) return;
    failed_ = true;
    error_ = error;
  }
  if (exception != nullptr) {
    derived_.cancel(std::move(exception));
  } else {
    derived_.cancel(error);
  }
}

std::error_code Group::Wait() {
  Tasks ended;
  std::error_code error;
  {
    std::unique_lock lock(mutex_);
    idle_.wait(lock, [this] { return running_.empty(); });
    ended.swap(finished_);
    error = error_;
  }
  for (const auto& t : ended) t->thread.join();
  derived_.cancel();
  return error;
}

}  // namespace ctx
