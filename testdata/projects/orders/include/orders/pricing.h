#ifndef ORDERS_PRICING_H_
#define ORDERS_PRICING_H_

#include <ctx/context.h>

#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <system_error>

#include "orders/order.h"

namespace orders {

// Client of the pricing service. Thread-safe.
class Pricing {
 public:
  // What the order costs; nothing if an article has no price, or if the service
  // does not answer in time.
  std::optional<Cents> Quote(const ctx::Context& c, const Order& order);

 private:
  std::optional<Cents> PriceOf(const ctx::Context& parent,
                               const std::string& article);
  std::error_code Ask(const ctx::Context& c, const std::string& article,
                      Cents& price);

  std::mutex mutex_;
  std::map<std::string, Cents> cache_;
};

}  // namespace orders

#endif  // ORDERS_PRICING_H_
