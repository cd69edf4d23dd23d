// A constant timeout that its parent cuts short.

void Nested(const ctx::Context& c) {
  auto [outer, cancel_outer] = ctx::WithTimeout(c, 1s);  // want note "the parent gets 1s here"
  auto [inner, cancel_inner] = ctx::WithTimeout(outer, 5s);  // want "a timeout of 5s never takes effect; the parent context ends after 1s"
  Work(inner);
  cancel_inner();
  cancel_outer();
}

void Units(const ctx::Context& c) {
  auto outer = ctx::WithTimeout(c, 900ms);  // want note "the parent gets 900ms here"
  auto inner = ctx::WithTimeout(outer.context, std::chrono::seconds(1));  // want "a timeout of 1s never takes effect; the parent context ends after 900ms"
  Work(inner.context);
  inner.cancel();
  outer.cancel();
}

constexpr auto kShort = std::chrono::milliseconds(200);
constexpr std::chrono::minutes kLong{2};
void Constants(const ctx::Context& c) {
  auto outer = ctx::WithTimeout(c, kShort);  // want note "the parent gets 200ms here"
  auto inner = ctx::WithTimeout(outer.context, kLong);  // want "a timeout of 2min never takes effect; the parent context ends after 200ms"
  Work(inner.context);
  inner.cancel();
  outer.cancel();
}

void Locals(const ctx::Context& c) {
  const auto shorter = 1s;
  const auto longer = 2 * shorter;
  auto outer = ctx::WithTimeout(c, shorter);  // want note "the parent gets 1s here"
  auto inner = ctx::WithTimeout(outer.context, 3s);  // want "a timeout of 3s never takes effect; the parent context ends after 1s"
  Work(inner.context);
  inner.cancel();
  outer.cancel();
}

void Copies(const ctx::Context& c) {
  auto outer = ctx::WithTimeout(c, 1s);  // want note "the parent gets 1s here"
  ctx::Context copy = outer.context;
  const ctx::Context& reference = copy;
  auto inner = ctx::WithTimeout(reference, 2s);  // want "a timeout of 2s never takes effect"
  Work(inner.context);
  inner.cancel();
  outer.cancel();
}

inline constexpr ctx::Key<int> kKey{"key"};
void Between(const ctx::Context& c) {
  auto outer = ctx::WithTimeout(c, 1s);  // want note "the parent gets 1s here"
  auto valued = ctx::WithValue(outer.context, kKey, 1);
  auto ended = ctx::WithCancel(valued);
  auto inner = ctx::WithTimeout(ended.context, 2s);  // want "a timeout of 2s never takes effect"
  Work(inner.context);
  inner.cancel();
  ended.cancel();
  outer.cancel();
}

void ShortestOfAll(const ctx::Context& c) {
  auto first = ctx::WithTimeout(c, 1s);  // want note "the parent gets 1s here" note "the parent gets 1s here"
  auto second = ctx::WithTimeout(first.context, 3s);  // want "a timeout of 3s never takes effect; the parent context ends after 1s"
  auto third = ctx::WithTimeout(second.context, 2s);  // want "a timeout of 2s never takes effect; the parent context ends after 1s"
  Work(third.context);
  third.cancel();
  second.cancel();
  first.cancel();
}

void Deadline(const ctx::Context& c) {
  auto outer = ctx::WithTimeout(c, 1s);  // want note "the parent gets 1s here"
  auto inner = ctx::WithDeadline(outer.context, std::chrono::steady_clock::now() + 2s);  // want "a timeout of 2s never takes effect"
  Work(inner.context);
  inner.cancel();
  outer.cancel();
}

void OnTheSpot(const ctx::Context& c) {
  auto inner = ctx::WithTimeout(ctx::WithTimeout(c, 1s).context, 2s);  // want "a timeout of 2s never takes effect" note "the parent gets 1s here"
  Work(inner.context);
  inner.cancel();
}

void InLambda(const ctx::Context& c) {
  auto outer = ctx::WithTimeout(c, 1s);  // want note "the parent gets 1s here"
  [&] {
    auto inner = ctx::WithTimeout(outer.context, 2s);  // want "a timeout of 2s never takes effect"
    Work(inner.context);
    inner.cancel();
  }();
  outer.cancel();
}

// Shorter, or the same.
void Shorter(const ctx::Context& c) {
  auto outer = ctx::WithTimeout(c, 2s);
  auto inner = ctx::WithTimeout(outer.context, 1s);
  auto same = ctx::WithTimeout(outer.context, 2000ms);
  Work(inner.context);
  Work(same.context);
  same.cancel();
  inner.cancel();
  outer.cancel();
}

void Siblings(const ctx::Context& c) {
  auto one = ctx::WithTimeout(c, 1s);
  Work(one.context);
  one.cancel();
  auto other = ctx::WithTimeout(c, 2s);
  Work(other.context);
  other.cancel();
}

// The chain is cut.
void Cut(const ctx::Context& c) {
  auto outer = ctx::WithTimeout(c, 1s);
  auto inner = ctx::WithTimeout(ctx::WithoutCancel(outer.context), 2s);
  Work(inner.context);
  inner.cancel();
  outer.cancel();
}

// Not constant, or not known which.
void Unknown(const ctx::Context& c, std::chrono::seconds given, bool fast) {
  auto outer = ctx::WithTimeout(c, given);
  auto inner = ctx::WithTimeout(outer.context, 2s);
  Work(inner.context);
  inner.cancel();
  outer.cancel();
  ctx::Context either = c;
  auto quick = ctx::WithTimeout(c, 1s);
  if (fast) either = quick.context;
  auto last = ctx::WithTimeout(either, 2s);
  Work(last.context);
  last.cancel();
  quick.cancel();
}

void Parameter(const ctx::Context& c) {
  auto inner = ctx::WithTimeout(c, 24h);
  Work(inner.context);
  inner.cancel();
}
