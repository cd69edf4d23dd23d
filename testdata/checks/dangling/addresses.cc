// The address of a context that ends with the function.

const ctx::Context* g_context;

class Session {
 public:
  explicit Session(ctx::Context c)
      : pointer_(&c),     // want "the address of 'c' is kept where it outlives the context; keep a copy" note "it is kept here"
        reference_(c) {}  // want "the address of 'c' is kept where it outlives the context" note "it is kept here"

  void Local(const ctx::Context& parent) {
    ctx::Context c = parent;
    pointer_ = &c;  // want "the address of 'c' is kept" note "it is kept here"
  }
  void Copy(ctx::Context c) {
    this->pointer_ = &c;  // want "the address of 'c' is kept" note "it is kept here"
  }
  void Reference(const ctx::Context& c) {
    pointer_ = &c;  // want "the address of 'c' is kept" note "it is kept here"
  }
  // Put back before the function is left.
  void Scoped(const ctx::Context& c) {
    pointer_ = &c;
    Work(c);
    pointer_ = nullptr;
  }
  void Pointer(const ctx::Context* c) { pointer_ = c; }

 private:
  const ctx::Context* pointer_;
  const ctx::Context& reference_;
};

// An object of the scope, made and gone within the call.
class Scope {
 public:
  explicit Scope(const ctx::Context& c) : pointer_(&c), reference_(c) {}

 private:
  const ctx::Context* pointer_;
  const ctx::Context& reference_;
};

void Global(const ctx::Context& c) {
  g_context = &c;  // want "the address of 'c' is kept" note "it is kept here"
}

void LocalPointer(const ctx::Context& c) {
  const ctx::Context* pointer = &c;
  Work(*pointer);
}

static ctx::Context g_root = ctx::Background();
void OfGlobal() { g_context = &g_root; }

void Addressof(ctx::Context c) {
  static const ctx::Context* kept;
  kept = std::addressof(c);  // want "the address of 'c' is kept where it outlives the context" note "it is kept here"
}

void OfBinding(const ctx::Context& parent) {
  static const ctx::Context* kept;
  auto [c, cancel] = ctx::WithCancel(parent);
  ctx::CancelGuard guard(cancel);
  kept = &c;  // want "the address of 'c' is kept where it outlives the context" note "it is kept here"
}
