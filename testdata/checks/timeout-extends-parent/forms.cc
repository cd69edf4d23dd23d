// Chains and durations, however they are written.

#include "azure/core/context.hpp"

using std::chrono::steady_clock;
constexpr int kRetries = 3;
struct Limits {
  static constexpr std::chrono::seconds kCall{1};
  static constexpr auto kAll = kRetries * 2s;
};

void Members(const ctx::Context& c) {
  auto call = ctx::WithTimeout(c, Limits::kCall);  // want note "the parent gets 1s here"
  auto all = ctx::WithTimeout(call.context, Limits::kAll);  // want "a timeout of 6s never takes effect; the parent context ends after 1s"
  Work(all.context);
  all.cancel();
  call.cancel();
}

void Spelt(const ctx::Context& c) {
  auto outer = ctx::WithTimeout(c, std::chrono::milliseconds{1500});  // want note "the parent gets" note "the parent gets" note "the parent gets" note "the parent gets"
  auto a = ctx::WithTimeout(outer.context, 2s + 500ms);  // want "a timeout of 2500ms never takes effect"
  auto b = ctx::WithTimeout(outer.context, std::chrono::duration_cast<ctx::Duration>(2s));  // want "a timeout of 2s never takes effect"
  auto d = ctx::WithTimeout(outer.context, ctx::Duration(1min));  // want "a timeout of 1min never takes effect"
  auto e = ctx::WithTimeout(outer.context, -(-2s));  // want "a timeout of 2s never takes effect"
  Work(a.context), Work(b.context), Work(d.context), Work(e.context);
  a.cancel(), b.cancel(), d.cancel(), e.cancel();
  outer.cancel();
}

#define TIMEOUT 30s
void Macro(const ctx::Context& c) {
  auto [outer, stop] = ctx::WithTimeout(c, 10s);  // want note "the parent gets 10s here"
  ctx::CancelGuard guard(stop);
  auto [inner, cancel] = ctx::WithTimeout(outer, TIMEOUT);  // want "a timeout of 30s never takes effect"
  ctx::CancelGuard inner_guard(cancel);
  Work(inner);
}

void Causes(const ctx::Context& c) {
  auto outer = ctx::WithTimeoutCause(c, 1s, nullptr);  // want note "the parent gets 1s here" note "the parent gets 1s here"
  auto inner = ctx::WithTimeoutCause(outer.context, 2s, nullptr);  // want "a timeout of 2s never takes effect"
  auto other = ctx::WithDeadlineCause(outer.context, ctx::Clock::now() + 3s, nullptr);  // want "a timeout of 3s never takes effect"
  Work(inner.context), Work(other.context);
  inner.cancel(), other.cancel(), outer.cancel();
}

void PointsInTime(const ctx::Context& c) {
  auto outer = ctx::WithDeadline(c, steady_clock::now() + 1s);  // want note "the parent gets 1s here" note "the parent gets 1s here"
  const auto until = steady_clock::now() + 5s;
  auto inner = ctx::WithDeadline(outer.context, until);  // want "a timeout of 5s never takes effect"
  auto wall = ctx::WithDeadline(outer.context, 1min + std::chrono::system_clock::now());  // want "a timeout of 1min never takes effect"
  Work(inner.context), Work(wall.context);
  inner.cancel(), wall.cancel(), outer.cancel();
}

class Client {
 public:
  explicit Client(const ctx::Context& c)
      : outer_(ctx::WithTimeout(c, 1s)) {
    auto outer = ctx::WithTimeout(c, 1s);  // want note "the parent gets 1s here"
    auto inner = ctx::WithTimeout(outer.context, 2s);  // want "a timeout of 2s never takes effect"
    Work(inner.context);
    inner.cancel(), outer.cancel();
  }

 private:
  ctx::Cancelable outer_;
};

template <int kSeconds>
void Template(const ctx::Context& c) {
  auto outer = ctx::WithTimeout(c, 1s);  // want note "the parent gets 1s here"
  auto inner = ctx::WithTimeout(outer.context, std::chrono::seconds(kSeconds));  // want "a timeout of 5s never takes effect"
  Work(inner.context);
  inner.cancel(), outer.cancel();
}
template void Template<5>(const ctx::Context&);

void Conditions(const ctx::Context& c) {
  if (auto outer = ctx::WithTimeout(c, 1s); Ready()) {  // want note "the parent gets 1s here"
    try {
      auto inner = ctx::WithTimeout(outer.context, 2s);  // want "a timeout of 2s never takes effect"
      Work(inner.context);
      inner.cancel();
    } catch (const std::exception&) {
    }
    outer.cancel();
  }
}

void Rounds(const ctx::Context& c) {
  const auto outer = ctx::WithTimeout(c, 1s);  // want note "the parent gets 1s here"
  while (Ready()) {
    auto inner = ctx::WithTimeout(outer.context, 2s);  // want "a timeout of 2s never takes effect"
    Work(inner.context);
    inner.cancel();
  }
  outer.cancel();
}

void Captured(const ctx::Context& c) {
  auto outer = ctx::WithTimeout(c, 1s);  // want note "the parent gets 1s here"
  auto run = [p = outer.context] {
    auto inner = ctx::WithTimeout(p, 2s);  // want "a timeout of 2s never takes effect"
    Work(inner.context);
    inner.cancel();
  };
  run();
  outer.cancel();
}

void OfAzure(const Azure::Core::Context& context) {
  auto outer = context.WithDeadline(std::chrono::system_clock::now() + 1s);  // want note "the parent gets 1s here"
  auto inner = outer.WithDeadline(Azure::DateTime(std::chrono::system_clock::now() + 5s));  // want "a timeout of 5s never takes effect"
  inner.ThrowIfCancelled();
}

void Scoped(const ctx::Context& c) {
  ctx::ScopedContext outer = ctx::WithTimeout(c, 1s);  // want note "the parent gets 1s here"
  ctx::ScopedContext inner(ctx::WithTimeout(outer.context(), 2s));  // want "a timeout of 2s never takes effect"
  Work(inner.context());
  ctx::ScopedContext shorter = ctx::WithTimeout(outer.context(), 500ms);
  Work(shorter.context());
}

void ScopedValue(const ctx::Context& c) {
  ctx::ScopedContext outer(ctx::WithTimeout(c, 1s));  // want note "the parent gets 1s here"
  auto inner = ctx::WithTimeout(ctx::WithoutCancel(outer.context()), 2s);
  inner.cancel();
  const ctx::Context& same = outer.context();
  auto again = ctx::WithTimeout(same, 3s);  // want "a timeout of 3s never takes effect"
  again.cancel();
}
