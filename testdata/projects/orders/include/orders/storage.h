#ifndef ORDERS_STORAGE_H_
#define ORDERS_STORAGE_H_

#include <ctx/context.h>

#include <atomic>
#include <map>
#include <mutex>
#include <optional>
#include <system_error>

#include "orders/order.h"

namespace orders {

// Client of the database. Thread-safe.
class Storage {
 public:
  std::error_code Save(const ctx::Context& parent, const Receipt& receipt);

  std::optional<Receipt> Find(int order, const ctx::Context& c) const;

  // Is the database there?
  std::error_code Ping(const ctx::Context& c) const;

  std::size_t size() const;

 private:
  std::error_code Write(const ctx::Context& c, const Receipt& receipt);
  void Reconnect();

  mutable std::mutex mutex_;
  std::map<int, Receipt> receipts_;
  std::atomic<int> writes_ = 0;
  std::atomic<bool> connected_ = true;
};

}  // namespace orders

#endif  // ORDERS_STORAGE_H_
