// Asking whether a context is the root starts nothing, and neither does an
// operand that is never evaluated.

#include <cassert>
#include <concepts>
#include <typeinfo>

bool IsRoot(const ctx::Context& c) { return c == ctx::Background(); }

bool IsRootReversed(const ctx::Context& c) { return ctx::Background() == c; }

bool IsDerived(const ctx::Context& c) { return c != ctx::Background(); }

void OnlyForRequests(const ctx::Context& c) {
  assert(c != ctx::Background());
  Work(c);
}

void Either(const ctx::Context& c) {
  if (c == ctx::Background() || c == ctx::TODO()) Log("no request");
  Work(c);
}

void Decltype(const ctx::Context& c) {
  decltype(ctx::Background()) copy = c;
  Work(copy);
}

int Sizeof(const ctx::Context& c) {
  Work(c);
  return sizeof(ctx::Background());
}

bool Noexcept(const ctx::Context& c) {
  Work(c);
  return noexcept(ctx::Background());
}

bool Requires(const ctx::Context& c) {
  Work(c);
  return requires { Work(ctx::Background()); };
}

bool CompoundRequires(const ctx::Context& c) {
  Work(c);
  return requires {
    { ctx::TODO() } -> std::same_as<ctx::Context>;
  };
}

void StaticAssert(const ctx::Context& c) {
  static_assert(noexcept(ctx::TODO()) || true);
  Work(c);
}

const std::type_info& Typeid(const ctx::Context& c) {
  Work(c);
  return typeid(ctx::Background());
}

auto NoexceptSpecifier(const ctx::Context& c) noexcept(
    noexcept(ctx::Background())) -> decltype(ctx::Background()) {
  return c;
}
