// Wherever arguments are given.

struct Base {
  explicit Base(const ctx::Context* c);
  virtual ~Base();
  virtual void Run(const ctx::Context* c);
};
void Load(const ctx::Context* c);
bool LoadAll(std::vector<int> ids, const ctx::Context* c);

struct Derived : Base {
  Derived() : Base(nullptr), member_(nullptr) {}  // want "'Base' is given a null pointer for a context" "'Base' is given a null pointer for a context"
  // Left to another constructor, this says that there is none yet.
  explicit Derived(int) : Derived(nullptr, 1) {}
  Derived(const ctx::Context* c, int) : Base(c), member_(nullptr) {}  // want "'Base' is given a null pointer for a context"
  void Run(const ctx::Context* c) override { Work(*c); }
  void Twice() {
    Run(nullptr);        // want "'Run' is given a null pointer for a context"
    this->Run(nullptr);  // want "'Run' is given a null pointer for a context"
  }
  Base member_;
};

struct Inherits : Base {
  using Base::Base;
};

void Constructions() {
  Base braced{nullptr};                          // want "'Base' is given a null pointer for a context"
  auto* made = new Base(nullptr);                // want "'Base' is given a null pointer for a context"
  std::unique_ptr<Base> owned(new Base{nullptr});  // want "'Base' is given a null pointer for a context"
  Base(nullptr).Run(nullptr);  // want "'Base' is given a null pointer for a context" "'Run' is given a null pointer for a context"
  delete made;
}

Base Returned() {
  return Base(nullptr);  // want "'Base' is given a null pointer for a context"
}

bool InExpressions(bool quick, int kind) {
  auto later = [] { Load(nullptr); };  // want "'Load' is given a null pointer for a context"
  later();
  auto takes = [](const ctx::Context* c, int) { Work(*c); };
  const bool all = quick || LoadAll({1, 2}, nullptr);  // want "'LoadAll' is given a null pointer for a context"
  switch (kind) {
    case 0:
      return LoadAll({}, nullptr);  // want "'LoadAll' is given a null pointer for a context"
    default:
      try {
        for (Load(nullptr); all;) break;  // want "'Load' is given a null pointer for a context"
      } catch (const std::exception&) {
        Load(nullptr);  // want "'Load' is given a null pointer for a context"
      }
  }
  return (Load(nullptr), true);  // want "'Load' is given a null pointer for a context"
}

#define LOAD(c) Load(c)
void Macro() {
  LOAD(nullptr);  // want "'Load' is given a null pointer for a context"
}

using ContextPtr = const ctx::Context*;
void ByAlias(ContextPtr c);
template <class T>
void Half(T value, const ctx::Context* c);
template <class T>
void Template(T value) {
  Half(value, nullptr);  // want "'Half' is given a null pointer for a context"
}
void Others() {
  ByAlias(nullptr);       // want "'ByAlias' is given a null pointer for a context"
  ByAlias(ContextPtr());  // want "'ByAlias' is given a null pointer for a context"
  ByAlias(ContextPtr{});  // want "'ByAlias' is given a null pointer for a context"
  Half<int>(1, nullptr);  // want "'Half' is given a null pointer for a context"
  Template(1);
  Template(true);
}

// Its body only follows the pointer.
static void Follows(const ctx::Context* c) { Work(*c); }
void CallsIt() {
  Follows(nullptr);  // want "'Follows' is given a null pointer for a context"
}

// By an object that is called.
void Callables(std::function<void(const ctx::Context*, int)> call) {
  call(nullptr, 1);  // want "'operator\(\)' is given a null pointer for a context"
  auto own = [](const ctx::Context* c) { Work(*c); };
  own(nullptr);  // want "'operator\(\)' is given a null pointer for a context"
  auto asks = [](const ctx::Context* c) {
    if (c != nullptr) Work(*c);
  };
  asks(nullptr);
  auto any = [](auto* first) { (void)first; };
  any(static_cast<const ctx::Context*>(nullptr));
}
