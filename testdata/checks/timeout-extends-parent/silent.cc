// Longer timeouts that take effect all the same, or might.

#include "azure/core/context.hpp"

// The same, or shorter in other units.
void Shorter(const ctx::Context& c) {
  auto outer = ctx::WithTimeout(c, 1min);
  auto a = ctx::WithTimeout(outer.context, 60s);
  auto b = ctx::WithTimeout(outer.context, 59'999ms);
  auto d = ctx::WithTimeout(outer.context, 0s);
  Work(a.context), Work(b.context), Work(d.context);
  a.cancel(), b.cancel(), d.cancel(), outer.cancel();
}

// From the grandparent, or a parent of the same name.
void OtherParents(const ctx::Context& c) {
  auto outer = ctx::WithTimeout(c, 1s);
  auto inner = ctx::WithTimeout(c, 2s);
  {
    auto outer = ctx::WithTimeout(c, 5s);
    auto last = ctx::WithTimeout(outer.context, 2s);
    Work(last.context);
    last.cancel(), outer.cancel();
  }
  Work(inner.context);
  inner.cancel(), outer.cancel();
}

// The chain is cut further up.
void Cut(const ctx::Context& c) {
  auto outer = ctx::WithTimeout(c, 1s);
  const ctx::Context detached = ctx::WithoutCancel(outer.context);
  auto ended = ctx::WithCancel(detached);
  auto inner = ctx::WithTimeout(ended.context, 1min);
  Work(inner.context);
  inner.cancel(), ended.cancel(), outer.cancel();
}

void Roots(const ctx::Context& c) {
  auto outer = ctx::WithTimeout(c, 1s);
  Work(outer.context);
  auto inner = ctx::WithTimeout(ctx::Background(), 1min);
  Work(inner.context);
  inner.cancel(), outer.cancel();
}

// The parent may be another one by then.
void Reassigned(ctx::Context c) {
  ctx::Context parent = ctx::WithTimeout(c, 1s).context;
  Work(parent);
  parent = c;
  auto inner = ctx::WithTimeout(parent, 2s);
  Work(inner.context);
  inner.cancel();
}
void InALoop(const ctx::Context& c) {
  ctx::Context parent = c;
  while (Ready()) {
    auto inner = ctx::WithTimeout(parent, 2s);
    Work(inner.context);
    inner.cancel();
    parent = ctx::WithTimeout(c, 1s).context;
  }
}

// A cap on what the parent has left, less some headroom.
void Budget(const ctx::Context& c) {
  auto outer = ctx::WithTimeout(c, 1s);
  auto inner = ctx::WithBudget(outer.context, 5s, 100ms);
  Work(inner.context);
  inner.cancel(), outer.cancel();
}

// Who knows how much time passed since?
void EarlierPoint(const ctx::Context& c) {
  const auto until = ctx::Clock::now() + 5s;
  Work(c);
  auto outer = ctx::WithTimeout(c, 4s);
  auto inner = ctx::WithDeadline(outer.context, until);
  Work(inner.context);
  inner.cancel(), outer.cancel();
}

std::chrono::seconds Configured();
extern const std::chrono::seconds kElsewhere;
std::chrono::seconds g_timeout{1};
struct Options {
  std::chrono::milliseconds timeout{500};
};
void NotConstant(const ctx::Context& c, const Options& options, bool fast) {
  auto a = ctx::WithTimeout(c, Configured());
  auto b = ctx::WithTimeout(a.context, g_timeout);
  auto d = ctx::WithTimeout(b.context, options.timeout);
  auto e = ctx::WithTimeout(d.context, fast ? 1ms : 1h);
  auto f = ctx::WithTimeout(e.context, kElsewhere);
  auto last = ctx::WithTimeout(f.context, 1h);
  Work(last.context);
  last.cancel(), f.cancel(), e.cancel(), d.cancel(), b.cancel(), a.cancel();
}
void Grows(const ctx::Context& c) {
  auto length = 1s;
  auto outer = ctx::WithTimeout(c, length);
  length = 10s;
  auto inner = ctx::WithTimeout(outer.context, 2s);
  Work(inner.context);
  inner.cancel(), outer.cancel();
}
void Minimum(const ctx::Context& c) {
  auto outer = ctx::WithTimeout(c, 1s);
  auto inner = ctx::WithTimeout(outer.context, std::min(Configured(), 2s));
  Work(inner.context);
  inner.cancel(), outer.cancel();
}
void FromTheDeadline(const ctx::Context& c) {
  auto outer = ctx::WithTimeout(c, 1s);
  auto inner = ctx::WithDeadline(outer.context, *outer.context.Deadline() + 2s);
  Work(inner.context);
  inner.cancel(), outer.cancel();
}

template <int kSeconds>
void Template(const ctx::Context& c) {
  auto outer = ctx::WithTimeout(c, 10s);
  auto inner = ctx::WithTimeout(outer.context, std::chrono::seconds(kSeconds));
  Work(inner.context);
  inner.cancel(), outer.cancel();
}
template void Template<5>(const ctx::Context&);

// Somebody else's function.
namespace mine {
ctx::Cancelable WithTimeout(const ctx::Context& c, std::chrono::seconds);
}
void Mine(const ctx::Context& c) {
  auto outer = ctx::WithTimeout(c, 1s);
  auto inner = mine::WithTimeout(outer.context, 2s);
  Work(inner.context);
  inner.cancel(), outer.cancel();
}

void OfAzure(const Azure::Core::Context& context, Azure::DateTime until) {
  auto outer = context.WithDeadline(std::chrono::system_clock::now() + 5s);
  auto inner = outer.WithDeadline(std::chrono::system_clock::now() + 1s);
  auto last = inner.WithDeadline(until);
  last.ThrowIfCancelled();
}
