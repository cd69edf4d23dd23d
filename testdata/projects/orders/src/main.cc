// Sends a few orders to the service and shuts it down as a signal would.

#include <ctx/context.h>
#include <ctx/signal.h>

#include <chrono>
#include <csignal>
#include <iostream>
#include <string>
#include <vector>

#include "orders/audit_log.h"
#include "orders/pricing.h"
#include "orders/server.h"
#include "orders/storage.h"
#include "orders/worker_pool.h"

namespace {

using namespace std::chrono_literals;

struct Incoming {
  std::string tenant;
  orders::Order order;
};

const std::vector<Incoming>& Incomings() {
  static const std::vector<Incoming> all = {
      {"acme", {1, {{"coffee", 2}, {"bread", 1}}}},
      {"globex", {2, {{"apple", 12}}}},
      {"acme", {3, {{"unicorn", 1}}}},
      {"initech", {4, {{"coffee", 9}}}},
      {"globex", {5, {{"tea", 1}, {"bread", 2}}}},
  };
  return all;
}

const char* Name(orders::Outcome outcome) {
  static constexpr const char* kNames[] = {"accepted", "rejected", "failed"};
  return kNames[static_cast<int>(outcome)];
}

// Did the service do with the orders what it should?
bool ServeAll(const ctx::Context& c, orders::Server& server,
              orders::WorkerPool& pool) {
  int accepted = 0;
  for (const auto& [tenant, order] : Incomings()) {
    const orders::Request request(c, "r" + std::to_string(order.id), tenant,
                                  order);
    const orders::Receipt receipt =
        pool.Run(request.context(),
                 [&server, request] { return server.Handle(request); });
    std::cout << "order " << order.id << ": " << Name(receipt.outcome) << ", "
              << receipt.total << " cents";
    if (!receipt.remark.empty()) std::cout << " (" << receipt.remark << ")";
    std::cout << "\n";
    if (receipt.outcome != orders::Outcome::kAccepted) continue;
    ++accepted;
    if (!server.Status(request)) return false;
  }
  return accepted == 3;
}

}  // namespace

int main() {
  ctx::ScopedContext process =
      ctx::NotifyContext(ctx::Background(), {SIGINT, SIGTERM});
  orders::Pricing pricing;
  orders::Storage storage;
  orders::AuditLog audit;
  orders::Server server(pricing, storage, audit);
  orders::WorkerPool pool(process.context(), /*workers=*/3);

  if (!server.Healthy(process.context())) return 1;
  const bool served = ServeAll(process.context(), server, pool);

  // Whoever is at work may finish; then what was kept back is written.
  const std::error_code drained = pool.Drain();
  ctx::ScopedContext grace =
      ctx::WithTimeout(ctx::WithoutCancel(process.context()), 200ms);
  const std::error_code flushed = audit.FlushContext(grace.context());
  std::cout << storage.size() << " orders booked, " << audit.written()
            << " audit entries\n";
  return served && !drained && !flushed ? 0 : 1;
}
