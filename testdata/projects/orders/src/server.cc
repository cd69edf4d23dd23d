#include "orders/server.h"

#include <chrono>
#include <string>

#include "orders/log.h"

namespace orders {
namespace {

using namespace std::chrono_literals;

constexpr auto kRequestTimeout = 800ms;
constexpr auto kHealthTimeout = 50ms;
constexpr Cents kCreditLimit = 10'000;

}  // namespace

Receipt Server::Handle(const Request& request) {
  ctx::ScopedContext scope =
      ctx::WithTimeout(request.context(), kRequestTimeout);
  const ctx::Context c =
      ctx::WithValue(scope.context(), "tenant", request.tenant());
  Log(c, "order " + std::to_string(request.order().id));

  Receipt receipt = Book(c, request.order());
  if (std::error_code error = c.Err()) {
    receipt.outcome = Outcome::kFailed;
    receipt.remark = error.message();
  }
  // To be written even if the client has gone away.
  audit_.Append(ctx::Background(), request.tenant() + " ordered " +
                                       std::to_string(request.order().id));
  return receipt;
}

std::optional<Receipt> Server::Status(const Request& request) const {
  return storage_.Find(request.order().id, ctx::TODO());
}

bool Server::Healthy(const ctx::Context& c) const {
  return !storage_.Ping(ctx::WithTimeout(c, kHealthTimeout).context);
}

Receipt Server::Book(const ctx::Context& c, const Order& order) {
  Receipt receipt;
  receipt.order = order.id;
  const std::optional<Cents> total = pricing_.Quote(c, order);
  if (!total) {
    receipt.outcome = Outcome::kRejected;
    receipt.remark = "an article has no price";
    return receipt;
  }
  receipt.total = *total;
  if (*total > kCreditLimit) {
    receipt.outcome = Outcome::kRejected;
    receipt.remark = "over the credit limit";
    return receipt;
  }
  receipt.outcome = Outcome::kAccepted;
  if (std::error_code error = storage_.Save(c, receipt)) {
    receipt.outcome = Outcome::kFailed;
    receipt.remark = error.message();
  }
  return receipt;
}

}  // namespace orders
