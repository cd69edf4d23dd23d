// Null is an answer here, or no context's.

// For null there is a function of its own.
void Load(const ctx::Context* c);
void Load(std::nullptr_t);
void Overloaded() { Load(nullptr); }

// A function that takes a context is none itself.
void Register(void (*callback)(const ctx::Context* c));
void RegisterAny(std::function<void(const ctx::Context*)> callback);
void Callbacks() {
  Register(nullptr);
  RegisterAny(nullptr);
}

// Its body does not look at it, ...
void Ignores(const ctx::Context*) {}
struct Impl {
  void Unused(const ctx::Context* c) { Log("unused"); }
};
// ... asks by way of another, ...
void Asks(const ctx::Context* c) {
  if (!c) return;
  Work(*c);
}
void Forwards(const ctx::Context* c, int times) {
  if (times > 0) Asks(c);
}
// ... or keeps it in a member that is asked.
class Copier {
 public:
  explicit Copier(const ctx::Context* c) : context_(c) {}
  void Copy() {
    if (context_ != nullptr) Work(*context_);
  }

 private:
  const ctx::Context* context_;
};
class Assigner {
 public:
  explicit Assigner(const ctx::Context* c) { context_ = c; }
  void Copy() {
    if (context_) Work(*context_);
  }

 private:
  const ctx::Context* context_;
};
void CallsThem(Impl& impl) {
  Ignores(nullptr);
  impl.Unused(nullptr);
  Forwards(nullptr, 1);
  Copier(nullptr).Copy();
  Assigner(nullptr).Copy();
}

// They take a context back.
void SetCurrent(const ctx::Context* c);
void InstallContext(const ctx::Context* c);
void restore_context(const ctx::Context* c);
const ctx::Context* ExchangeCurrent(const ctx::Context* c);
struct Slot {
  void reset(const ctx::Context* c);
  Slot& operator=(const ctx::Context* c);
};
void TakesBack(Slot& slot, std::unique_ptr<ctx::Context>& owned,
               const ctx::Context*& current) {
  SetCurrent(nullptr);
  InstallContext(nullptr);
  restore_context(nullptr);
  ExchangeCurrent(nullptr);
  slot.reset(nullptr);
  slot = nullptr;
  owned.reset(nullptr);
  owned = nullptr;
  current = nullptr;
  std::exchange(current, nullptr);
}

// Compared.
bool Compares(const ctx::Context* c) { return c == nullptr || !c; }

// Several contexts, an output, something else.
bool Current(const ctx::Context** out);
void Many(const ctx::Context* const* all, int count);
void Text(const char* text, int count, void* user);
void Outputs() {
  Current(nullptr);
  Many(nullptr, 0);
  Text(nullptr, 0, nullptr);
}

void Annotated(const ctx::Context* _Nullable c);
void CallsAnnotated() { Annotated(nullptr); }
