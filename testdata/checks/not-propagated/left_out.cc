// An argument left out, so that the callee falls back to its default.

struct Item {};
Item Get(int id, const ctx::Context& c = ctx::Background());
Item Find(int id, const ctx::Context* c = nullptr);
Item Seek(int id, std::optional<ctx::Context> c = std::nullopt);
Item Load(int id, bool fresh = false, const ctx::Context& c = ctx::TODO());
const ctx::Context& Current();
Item Peek(int id, const ctx::Context& c = Current());

struct Store {
  Item Read(int id, const ctx::Context& c = ctx::Background()) const;
  static Item Make(const ctx::Context& c = ctx::Background());
};

struct Request {
  const ctx::Context& context() const;
  int id() const;
};

Item Handle(const ctx::Context& c, Store& store) {
  Get(1);          // want "'Get' is called without context 'c', which is in scope; the call outlives cancellation"
  Get(1, c);
  Find(1);         // want "'Find' is called without context 'c'"
  Find(1, &c);
  Seek(1);         // want "'Seek' is called without context 'c'"
  Load(1);         // want "'Load' is called without context 'c'"
  Load(1, true);   // want "'Load' is called without context 'c'"
  Store::Make();   // want "'Make' is called without context 'c'"
  Peek(1);         // Its default is no root.
  return store.Read(1);  // want "'Read' is called without context 'c'"
}

Item ByRequest(const Request& request) {
  return Get(request.id());  // want "'Get' is called without context 'request.context\(\)'"
}

// Nobody has a context here.
Item Plain(Store& store) { return store.Read(1); }

// Unnamed: the chain is broken on purpose.
Item Broken(const ctx::Context&, Store& store) { return store.Read(1); }

// A default argument belongs to its declaration, not to who encloses it.
void Declares(const ctx::Context& c) {
  Item Local(int id, const ctx::Context& other = ctx::Background());
  Local(1, c);
  auto lambda = [](int id, const ctx::Context& other = ctx::Background()) {
    return Get(id, other);
  };
  lambda(1, c);
}

// The overload that supplies the root has no context.
Item Overloaded(int id, const ctx::Context& c);
Item Overloaded(int id) { return Overloaded(id, ctx::Background()); }

CTX_ROOT void Restart(const ctx::Context& c) {
  ctx::DebugString(c);
  Get(1);
}

int main() {
  auto [c, cancel] = ctx::WithCancel(ctx::Background());
  Get(1);
  cancel();
}

struct Session {
  ctx::Context c;
  ~Session() { Get(1); }
};

// When the context is over, cleaning up cannot use it.
void CleansUp(const ctx::Context& c) {
  if (c.IsDone()) {
    Get(1);
    return;
  }
  try {
    Get(1, c);
  } catch (const std::exception&) {
    Get(2);  // Putting things back.
  }
}

void MayHaveNone(const ctx::Context* c) {
  if (c == nullptr) {
    Get(1);
  } else {
    Get(1, *c);
  }
  c != nullptr ? Get(1, *c) : Get(1);
}

void Detached(const ctx::Context& c) {
  std::thread([] { Get(1); }).detach();
  std::thread([c] { Get(1); }).join();
  std::vector<int> ids;
  std::for_each(ids.begin(), ids.end(), [&](int id) { Get(id); });  // want "'Get' is called without context 'c'"
}

static_assert(sizeof(Get(1)) == sizeof(Item));

template <class T>
Item Generic(const ctx::Context& c, const T& store) {
  return store.Read(1);  // want "'Read' is called without context 'c'"
}
Item UseGeneric(const ctx::Context& c, const Store& store) {
  return Generic(c, store);
}
