#include "orders/audit_log.h"

#include <ctx/sync.h>

#include <chrono>
#include <thread>
#include <utility>

namespace orders {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t kBatch = 4;
constexpr auto kWriteTime = 2ms;  // What the disk needs for one batch.

}  // namespace

void AuditLog::Append(const ctx::Context& c, std::string entry) {
  bool full = false;
  {
    const std::lock_guard lock(mutex_);
    pending_.push_back(std::move(entry));
    full = pending_.size() >= kBatch;
  }
  if (full && !c.IsDone()) Flush();
}

void AuditLog::Flush() {
  const std::vector<std::string> batch = TakePending();
  if (batch.empty()) return;
  std::this_thread::sleep_for(kWriteTime);
  const std::lock_guard lock(mutex_);
  written_ += batch.size();
}

std::error_code AuditLog::FlushContext(const ctx::Context& c) {
  std::vector<std::string> batch = TakePending();
  if (batch.empty()) return {};
  const std::error_code error = ctx::SleepFor(c, kWriteTime);
  const std::lock_guard lock(mutex_);
  if (error) {
    // The next one takes them along.
    pending_.insert(pending_.begin(), batch.begin(), batch.end());
  } else {
    written_ += batch.size();
  }
  return error;
}

std::size_t AuditLog::written() const {
  const std::lock_guard lock(mutex_);
  return written_;
}

std::vector<std::string> AuditLog::TakePending() {
  const std::lock_guard lock(mutex_);
  return std::exchange(pending_, {});
}

}  // namespace orders
