#ifndef ORDERS_SERVER_H_
#define ORDERS_SERVER_H_

#include <ctx/annotations.h>

#include <optional>

#include "orders/audit_log.h"
#include "orders/pricing.h"
#include "orders/request.h"
#include "orders/storage.h"

namespace orders {

// What the service does with requests. Thread-safe.
class Server {
 public:
  // All of them must outlive the server.
  Server(Pricing& pricing, Storage& storage, AuditLog& audit)
      : pricing_(pricing), storage_(storage), audit_(audit) {}

  // Prices an order and books it.
  CTX_HANDLER Receipt Handle(const Request& request);

  // What became of the order?
  CTX_HANDLER std::optional<Receipt> Status(const Request& request) const;

  // May a load balancer send us requests?
  bool Healthy(const ctx::Context& c) const;

 private:
  Receipt Book(const ctx::Context& c, const Order& order);

  Pricing& pricing_;
  Storage& storage_;
  AuditLog& audit_;
};

}  // namespace orders

#endif  // ORDERS_SERVER_H_
