#include "orders/storage.h"

#include <ctx/sync.h>

#include <chrono>
#include <thread>

#include "orders/log.h"
#include "orders/retry.h"

namespace orders {
namespace {

using namespace std::chrono_literals;

constexpr int kAttempts = 3;
constexpr auto kWriteTimeout = 100ms;
constexpr auto kReconnectPause = 10ms;

}  // namespace

std::error_code Storage::Save(const ctx::Context& parent,
                              const Receipt& receipt) {
  std::error_code error;
  for (int i = 0; i < kAttempts; ++i) {
    auto [c, cancel] = ctx::WithTimeout(parent, kWriteTimeout);
    error = Write(c, receipt);
    if (error == std::errc::connection_reset) {
      Log(c, "connection lost, once more");
      Reconnect();
      continue;
    }
    cancel();
    break;
  }
  return error;
}

std::optional<Receipt> Storage::Find(int order, const ctx::Context& c) const {
  if (ctx::SleepFor(c, 1ms)) return std::nullopt;
  const std::lock_guard lock(mutex_);
  auto found = receipts_.find(order);
  if (found == receipts_.end()) return std::nullopt;
  return found->second;
}

std::error_code Storage::Ping(const ctx::Context& c) const {
  return Retry(c, kAttempts, [this](const ctx::Context& attempt) {
    if (!connected_) return std::make_error_code(std::errc::connection_reset);
    return ctx::SleepFor(attempt, 1ms);
  });
}

std::size_t Storage::size() const {
  const std::lock_guard lock(mutex_);
  return receipts_.size();
}

// Stands for a call over the network. Every third one loses its connection.
std::error_code Storage::Write(const ctx::Context& c, const Receipt& receipt) {
  if (std::error_code error = ctx::SleepFor(c, 1ms)) return error;
  if (++writes_ % 3 == 0) connected_ = false;
  if (!connected_) return std::make_error_code(std::errc::connection_reset);
  const std::lock_guard lock(mutex_);
  receipts_[receipt.order] = receipt;
  return {};
}

void Storage::Reconnect() {
  std::this_thread::sleep_for(kReconnectPause);
  connected_ = true;
}

}  // namespace orders
