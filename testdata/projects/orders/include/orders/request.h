// A request as it comes in, and what travels with its context.
#ifndef ORDERS_REQUEST_H_
#define ORDERS_REQUEST_H_

#include <ctx/context.h>

#include <string>
#include <utility>

#include "orders/order.h"

namespace orders {

// The id that all log lines of a request carry.
inline constexpr ctx::Key<std::string> kRequestId{"request_id"};

class Request {
 public:
  // `parent` ends when the client goes away.
  Request(const ctx::Context& parent, std::string id, std::string tenant,
          Order order)
      : context_(ctx::WithValue(parent, kRequestId, std::move(id))),
        tenant_(std::move(tenant)),
        order_(std::move(order)) {}

  const ctx::Context& context() const { return context_; }
  const std::string& tenant() const { return tenant_; }
  const Order& order() const { return order_; }

 private:
  ctx::Context context_;
  std::string tenant_;
  Order order_;
};

}  // namespace orders

#endif  // ORDERS_REQUEST_H_
