// A member or a global is used although a narrower context is at hand.

struct Item {};
Item Get(const ctx::Context& c, int id);
Item Find(const ctx::Context* c, int id);
Item Both(const ctx::Context& a, const ctx::Context& b);
extern const ctx::Context& server_context;

class Service {
 public:
  explicit Service(const ctx::Context& c) : base_(c) { Get(base_, 1); }

  Item Handle(const ctx::Context& c, int id) {
    Get(base_, id);           // want "'Get' is given 'base_', although the caller's own context 'c' is in scope; the call outlives the caller's cancellation"
    Get(this->base_, id);     // want "'Get' is given 'base_', although the caller's own context 'c'"
    Find(&base_, id);         // want "'Find' is given 'base_', although the caller's own context 'c'"
    Get(server_context, id);  // want "'Get' is given 'server_context', although the caller's own context 'c'"
    Both(base_, c);
    return Get(c, id);
  }

  // Nothing narrower.
  Item Refresh(int id) { return Get(base_, id); }

  void Reset(const ctx::Context& c) {
    base_ = c;
    Get(base_, 1);
  }

  void Later(const ctx::Context& c) {
    Get(c, 1);
    ctx::AfterFunc(c, [this] { Get(base_, 2); });
    std::thread([this, c] { Get(base_, 3); }).detach();
  }

  void Merged(const ctx::Context& c) {
    auto [both, cancel] = ctx::WithCancelOn(base_, c);
    Get(both, 1);
    cancel();
  }

  ~Service() { Get(base_, 1); }

 private:
  ctx::Context base_;
};
