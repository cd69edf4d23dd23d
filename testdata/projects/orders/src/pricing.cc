#include "orders/pricing.h"

#include <ctx/sync.h>

#include <array>
#include <chrono>
#include <string_view>
#include <utility>

#include "orders/log.h"
#include "orders/retry.h"

namespace orders {
namespace {

using namespace std::chrono_literals;

constexpr auto kLookupTimeout = 100ms;
constexpr int kAttempts = 3;

constexpr std::array<std::pair<std::string_view, Cents>, 4> kPriceList = {{
    {"apple", 40},
    {"bread", 350},
    {"coffee", 1290},
    {"tea", 480},
}};

// Good customers pay less.
Cents Rebate(Cents total, const ctx::Context& c) {
  const std::string* tenant = c.Value<std::string>("tenant");
  if (tenant == nullptr || *tenant != "acme") return 0;
  Log(c, "rebate for " + *tenant);
  return total / 10;
}

}  // namespace

std::optional<Cents> Pricing::Quote(const ctx::Context& c, const Order& order) {
  // Whatever is left of the request's time, less what storing will need.
  ctx::ScopedContext scope = ctx::WithBudget(c, 500ms, 50ms);
  Cents total = 0;
  for (const Line& line : order.lines) {
    const std::optional<Cents> price = PriceOf(scope.context(), line.article);
    if (!price) return std::nullopt;
    total += *price * line.quantity;
  }
  return total - Rebate(total, scope.context());
}

std::optional<Cents> Pricing::PriceOf(const ctx::Context& parent,
                                      const std::string& article) {
  {
    const std::lock_guard lock(mutex_);
    if (auto known = cache_.find(article); known != cache_.end()) {
      return known->second;
    }
  }

  auto [c, cancel] = ctx::WithTimeout(parent, kLookupTimeout);
  Cents price = 0;
  const std::error_code error =
      Retry(c, kAttempts, [&](const ctx::Context& attempt) {
        return Ask(attempt, article, price);
      });
  if (error) {
    Log(c, "no price for " + article + ": " + error.message());
    return std::nullopt;
  }
  cancel();

  const std::lock_guard lock(mutex_);
  cache_[article] = price;
  return price;
}

// Stands for a call over the network.
std::error_code Pricing::Ask(const ctx::Context& c, const std::string& article,
                             Cents& price) {
  if (std::error_code error = ctx::SleepFor(c, 1ms)) return error;
  for (const auto& [name, cents] : kPriceList) {
    if (name != article) continue;
    price = cents;
    return {};
  }
  return std::make_error_code(std::errc::invalid_argument);
}

}  // namespace orders
