// A function that returns what With* returned derives a context itself.

ctx::Cancelable Quick(const ctx::Context& parent) {
  return ctx::WithTimeout(parent, 100ms);
}

ctx::Cancelable ThroughALocal(const ctx::Context& parent) {
  ctx::Cancelable derived = ctx::WithTimeout(parent, 100ms);
  Log("derived");
  return derived;
}

ctx::Cancelable ThroughBindings(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithTimeout(parent, 100ms);
  return {c, cancel};
}

std::pair<ctx::Context, ctx::CancelFunc> AsAPair(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithTimeout(parent, 100ms);
  return {c, cancel};
}

// A wrapper of a wrapper.
ctx::Cancelable Quicker(const ctx::Context& parent) { return Quick(parent); }

// The parent need not be the first parameter, nor one at all.
ctx::Cancelable Named(const std::string& name, const ctx::Context& parent) {
  Log(name);
  return ctx::WithCancel(parent);
}

// Its body comes later, but it is there.
ctx::Cancelable DefinedLater(const ctx::Context& parent);

class Client {
 public:
  ctx::Cancelable Derive() const { return ctx::WithTimeout(base_, timeout_); }
  static ctx::Cancelable DeriveFrom(const ctx::Context& parent) {
    return ctx::WithTimeout(parent, 1s);
  }

 private:
  ctx::Context base_ = ctx::Background();
  ctx::Duration timeout_ = 1s;
};

void Discards(const ctx::Context& parent) {
  auto c = Quick(parent).context;  // want "the cancel function returned by 'Quick' is discarded; the context lives until its parent ends"
  Work(c);
}

void DiscardsThroughALocal(const ctx::Context& parent) {
  Work(ThroughALocal(parent).context);  // want "the cancel function returned by 'ThroughALocal' is discarded"
}

void DiscardsThroughBindings(const ctx::Context& parent) {
  Work(ThroughBindings(parent).context);  // want "the cancel function returned by 'ThroughBindings' is discarded"
}

void DiscardsAPair(const ctx::Context& parent) {
  auto c = AsAPair(parent).first;  // want "the cancel function returned by 'AsAPair' is discarded"
  Work(c);
}

void DiscardsAWrapperOfAWrapper(const ctx::Context& parent) {
  auto c = Quicker(parent).context;  // want "the cancel function returned by 'Quicker' is discarded"
  Work(c);
}

void DiscardsOneDefinedLater(const ctx::Context& parent) {
  Work(DefinedLater(parent).context);  // want "the cancel function returned by 'DefinedLater' is discarded"
}

ctx::Cancelable DefinedLater(const ctx::Context& parent) {
  return ctx::WithCancel(parent);
}

void DiscardsAMember(const Client& client) {
  Work(client.Derive().context);  // want "the cancel function returned by 'Derive' is discarded"
}

void LosesAWrapper(const ctx::Context& parent) {
  auto [c, cancel] = Quick(parent);  // want "'cancel' is not used on all paths; the context may leak"
  if (Fetch(c)) return;  // want note "this path leaves the function without using 'cancel'"
  cancel();
}

void LosesAPair(const ctx::Context& parent) {
  auto [c, cancel] = AsAPair(parent);  // want "'cancel' is not used on all paths"
  Work(c);
}  // want note "leaves the function without using 'cancel'"

void LosesAStruct(const ctx::Context& parent) {
  ctx::Cancelable r = Quicker(parent);  // want "'r.cancel' is not used on all paths"
  Work(r.context);
}  // want note "leaves the function without using 'r.cancel'"

void LosesASecondParameter(const ctx::Context& parent) {
  auto [c, cancel] = Named("job", parent);  // want "'cancel' is not used on all paths"
  Work(c);
}  // want note "leaves the function without using 'cancel'"

void LosesAStatic(const ctx::Context& parent) {
  auto [c, cancel] = Client::DeriveFrom(parent);  // want "'cancel' is not used on all paths"
  Work(c);
}  // want note "leaves the function without using 'cancel'"

void Cancels(const ctx::Context& parent) {
  auto [c, cancel] = Quick(parent);
  Work(c);
  cancel();
}

void CancelsAPair(const ctx::Context& parent) {
  auto [c, cancel] = AsAPair(parent);
  ctx::CancelGuard guard(cancel);
  if (Fetch(c)) return;
}

void CancelsAPairVariable(const ctx::Context& parent) {
  auto r = AsAPair(parent);
  Work(r.first);
  r.second();
}

// Keeps the cancel function, so its caller has nothing to answer for.
class Registry {
 public:
  ctx::Context Open(const ctx::Context& parent) {
    auto [c, cancel] = ctx::WithCancel(parent);
    cancels_.push_back(cancel);
    return c;
  }
  const ctx::Cancelable& Current() const { return current_; }

 private:
  std::vector<ctx::CancelFunc> cancels_;
  ctx::Cancelable current_{ctx::Background(), {}};
};

void UsesARegistry(Registry& registry, const ctx::Context& parent) {
  auto c = registry.Open(parent);
  Work(c);
}

// What is merely looked up is somebody else's.
void LooksUp(const Registry& registry) {
  Work(registry.Current().context);
  auto c = registry.Current().context;
  Work(c);
}

// There is nothing to cancel: it derives no context.
ctx::Cancelable Unlimited(const ctx::Context& parent) { return {parent, {}}; }

void UsesUnlimited(const ctx::Context& parent) {
  Work(Unlimited(parent).context);
}

// Put together from the members of a result kept whole.
std::tuple<ctx::Context, ctx::CancelFunc, int> FromMembers(
    const ctx::Context& parent) {
  ctx::Cancelable r = ctx::WithTimeout(parent, 1s);
  return {r.context, r.cancel, 3};
}

void ForgetsFromMembers(const ctx::Context& parent) {
  auto [c, cancel, n] = FromMembers(parent);  // want "'cancel' is not used on all paths"
  Work(c);
}  // want note "leaves the function"

auto PairFromMembers(const ctx::Context& parent) {
  ctx::Cancelable r = ctx::WithTimeout(parent, 1s);
  return std::make_pair(r.context, r.cancel);
}

void DropsThePair(const ctx::Context& parent) {
  Work(PairFromMembers(parent).first);  // want "the cancel function returned by 'PairFromMembers' is discarded"
}
