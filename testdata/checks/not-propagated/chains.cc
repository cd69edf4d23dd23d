// A helper without a context starts anew, so its caller's context goes nowhere.

struct Item {};
Item Get(const ctx::Context& c, int id);
Item Default(int id, const ctx::Context& c = ctx::Background());
Item Find(const ctx::Context* c);

Item Helper(int id) {
  return Get(ctx::Background(), id);  // want note "'Get' gets a new root here"
}
Item Middle(int id) {
  return Get(ctx::Background(), id);  // want note "'Get' gets a new root here"
}
Item Outer(int id) {
  return Middle(id + 1);  // want note "calls 'Middle' here"
}
Item ViaLocal(int id) {
  const ctx::Context c = ctx::Background();
  return Get(c, id);  // want note "'Get' gets a new root here"
}
Item ViaDefault(int id) {
  return Default(id);  // want note "'Default' gets a new root here"
}
Item ViaNull() {
  return Find(nullptr);  // want note "'Find' gets a new root here"
}
Item Derives(int id) {
  ctx::ScopedContext scope = ctx::WithTimeout(ctx::Background(), 1s);  // want note "'WithTimeout' gets a new root here"
  return Get(scope.context(), id);
}

CTX_ROOT Item Marked(int id) { return Get(ctx::Background(), id); }
Item Never(int id);
Item Twice(int id);
Item Twice(const ctx::Context& c, int id);
Item Twice(int id) { return Twice(ctx::Background(), id); }

struct Closer {
  ~Closer() { Get(ctx::Background(), 1); }
};
void Spawns() {
  std::thread([] { Get(ctx::Background(), 1); }).detach();
}
void SpawnsNamed() {
  const ctx::Context own = ctx::Background();
  std::thread([own] { Get(own, 1); }).detach();
}
void TakesTask(const std::function<Item(int)>& task);
bool IsRoot(const ctx::Context& c) { return c == ctx::Background(); }

struct Session {
  ctx::Context c = ctx::Background();
  Item Load() { return Get(c, 1); }
};
struct Lasting {
  Lasting() : c(ctx::Background()) {}
  ctx::Context c;
};
Item Optional(const std::optional<ctx::Context>& c) {
  return Get(c.value_or(ctx::Background()), 1);
}

Item Handle(const ctx::Context& c) {
  Helper(1);      // want "'Helper' takes no context and starts from a new root; cancellation of 'c' does not reach it"
  Outer(1);       // want "'Outer' takes no context and starts from a new root"
  ViaLocal(1);    // want "'ViaLocal' takes no context and starts from a new root"
  ViaDefault(1);  // want "'ViaDefault' takes no context and starts from a new root"
  ViaNull();      // want "'ViaNull' takes no context and starts from a new root"
  Derives(1);     // want "'Derives' takes no context and starts from a new root"
  Marked(1);
  Never(1);
  Twice(1);  // ctx-blocking-call says that an overload takes the context.
  Closer closer;
  Spawns();
  SpawnsNamed();
  TakesTask(Helper);
  TakesTask([&](int) { return Get(c, 1); });
  IsRoot(c);
  Session session;
  session.Load();
  Lasting lasting;
  Optional(std::nullopt);  // want "'Optional' is called with no context although 'c' is in scope"
  if (c.IsDone()) return Helper(2);
  try {
    Get(c, 2);
  } catch (...) {
    Helper(3);
  }
  return Get(c, 1);
}

Item NoContext(int id) { return Helper(id); }
