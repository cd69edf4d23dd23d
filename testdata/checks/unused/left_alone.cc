// Parameters that nobody needs to use.

void Compute(int x);
void Store(const std::string& key, const std::string& value);

void Uses(const ctx::Context& c) {
  while (!Ready()) Work(c);
}

void Unnamed(const ctx::Context&) {
  while (!Ready()) Compute(1);
}

void MaybeUnused([[maybe_unused]] const ctx::Context& c) {
  while (!Ready()) Compute(1);
}

void CastToVoid(const ctx::Context& c) {
  (void)c;
  while (!Ready()) Compute(1);
}

void Ignore(const ctx::Context& c) {
  std::ignore = c;
  while (!Ready()) Compute(1);
}

void NamedUnused(const ctx::Context& unused_context, const ctx::Context& _c) {
  while (!Ready()) Compute(1);
}

// Stubs.
void Empty(const ctx::Context& c) {}
int Constant(const ctx::Context& c) { return 42; }
bool DefaultValue(const ctx::Context& c) { return {}; }
void Throws(const ctx::Context& c) {
  throw std::logic_error("not implemented");
}
#define UNIMPLEMENTED() std::abort()
void Unimplemented(const ctx::Context& c) { UNIMPLEMENTED(); }
int Aborts(const ctx::Context& c) {
  Log("not implemented");
  std::abort();
}

// Nothing that a context could influence.
void Short(const ctx::Context& c, int x) { Compute(x); }
std::string Text(const ctx::Context& c) {
  std::string text = "a";
  text += "b";
  text += "c";
  text += "d";
  return text;
}
struct Point {
  int x, y, z, w;
};
void Assigns(const ctx::Context& c, Point& p) {
  p.x = 1;
  p.y = 2;
  p.z = 3;
  p.w = 4;
}

// Somebody else says what the parameters are.
struct Base {
  virtual ~Base() = default;
  virtual void Run(const ctx::Context& c) {
    while (!Ready()) Compute(1);
  }
};
struct Derived : Base {
  void Run(const ctx::Context& c) override {
    while (!Ready()) Compute(2);
  }
};
template <class B>
struct OverridesMaybe : B {
  void Run(const ctx::Context& c) {
    while (!Ready()) Compute(2);
  }
};

void Callback(const ctx::Context& c) {
  while (!Ready()) Compute(3);
}
void Register(void (*f)(const ctx::Context&));
void Registers() { Register(Callback); }

struct Table {
  void Entry(const ctx::Context& c) {
    while (!Ready()) Compute(3);
  }
};
auto entry = &Table::Entry;

void Lambda(const ctx::Context& c, std::vector<int> all) {
  std::for_each(all.begin(), all.end(), [&](int) { Work(c); });
  auto callback = [](const ctx::Context& own) {
    while (!Ready()) Compute(3);
  };
  callback(c);
}

extern "C" void FromC(const ctx::Context* c) {
  while (!Ready()) Compute(3);
}

struct Functor {
  void operator()(const ctx::Context& c) const {
    while (!Ready()) Compute(3);
  }
};

// Overloads that are chosen by another argument share their shape.
void Visit(const ctx::Context& c, int x) { Work(c); }
void Visit(const ctx::Context& c, const std::string& s) {
  while (!Ready()) Compute(3);
}

// So do classes that a template calls without a common base.
struct Fast {
  void Process(const ctx::Context& c, int x) { Work(c); }
};
struct Slow {
  void Process(const ctx::Context& c, int x) {
    while (!Ready()) Compute(x);
  }
};

template <class T>
struct Trait;
template <>
struct Trait<int> {
  static void Run(const ctx::Context& c) {
    while (!Ready()) Compute(3);
  }
};

// In another configuration it is used.
void Configured(const ctx::Context& c) {
#ifdef CONFIGURED
  Work(c);
#endif
  while (!Ready()) Compute(3);
}

void ConfiguredElse(const ctx::Context& c) {
#if 1
  while (!Ready()) Compute(3);
#else
  Work2(c);
#endif
}

#define DEBUG_LOG(what)
void OnlyLogged(const ctx::Context& c) {
  DEBUG_LOG(c);
  while (!Ready()) Compute(3);
}

// Mentioned, if not evaluated.
void Decltype(const ctx::Context& c) {
  std::optional<std::decay_t<decltype(c)>> kept;
  while (!Ready()) Compute(3);
}

// A template decides with its arguments.
template <class T>
void Pattern(const ctx::Context& c, T t) {
  while (!Ready()) t.Run();
}
template <bool kWithContext>
void IfConstexpr(const ctx::Context& c) {
  if constexpr (kWithContext) {
    Work(c);
  } else {
    while (!Ready()) Compute(3);
  }
}
void Instantiates(const ctx::Context& c) { IfConstexpr<false>(c); }

// Work starts here, whatever the caller does.
CTX_ROOT void Restart(const ctx::Context& c) {
  while (!Ready()) Compute(3);
}

// It was asked for two, and looks at one.
void OtherContext(const ctx::Context& c, std::stop_token stop) {
  while (!stop.stop_requested()) Compute(3);
}

// Takes it over, to keep it or to end it here.
void Sink(std::unique_ptr<ctx::Context> c) {
  while (!Ready()) Compute(3);
}

// Behind `this` there may be the same one.
struct Copy {
  Copy(const Copy& other) = default;
  Copy(const ctx::Context& c, int x) : context(c) {
    while (!Ready()) Compute(x);
  }
  ctx::Context context;
};

int main() { return 0; }
