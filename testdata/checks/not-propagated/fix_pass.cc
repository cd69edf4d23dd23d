// The context is handed over as it is spelt at the call.

struct Item {};
Item Get(int id, const ctx::Context& c = ctx::Background());
Item Find(int id, const ctx::Context* c = nullptr);
Item Load(int id, bool fresh = false, const ctx::Context& c = ctx::TODO());
Item Now(const ctx::Context& c = ctx::Background());

struct Request {
  const ctx::Context& context() const;
};

struct Service {
  ctx::Context base_;
  void Handle(const ctx::Context& c) {
    Get(1); // want "'Get' is called without context 'c'"
    Find(1); // want "'Find' is called without context 'c'"
    Find(1, nullptr); // want "'Find' is called with no context"
    Now(); // want "'Now' is called without context 'c'"
    Load(1, true); // want "'Load' is called without context 'c'"
    Get(1, base_); // want "'Get' is given 'base_'"
    Find(1, &base_); // want "'Find' is given 'base_'"
  }
};

void ByRequest(const Request& request) {
  Get(2); // want "'Get' is called without context 'request.context\(\)'"
}

void ByPointer(const ctx::Context* c) {
  Get(3); // want "'Get' is called without context 'c'"
  Find(3); // want "'Find' is called without context 'c'"
}
