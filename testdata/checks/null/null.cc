// A null pointer constant for a context that travels as a pointer.

struct Server {
  explicit Server(const ctx::Context* c);
  void Serve(const ctx::Context* c, int port);
  void SetContext(const ctx::Context* c);
  void ResetContext(const ctx::Context* c);
  int operator()(const ctx::Context* c);
};

void Load(const ctx::Context* c);
void Save(int id, ctx::Context* c, const std::string& text);
void Either(const ctx::Context* c = nullptr);
void Text(const char* text, const ctx::Context* c);

void Nullptr() {
  Load(nullptr);  // want "'Load' is given a null pointer for a context; pass the one at hand, or a root: whoever looks at it crashes"
}

void Spelt() {
  Load(NULL);                                       // want "'Load' is given a null pointer for a context"
  Load(0);                                          // want "'Load' is given a null pointer for a context"
  Load({});                                         // want "'Load' is given a null pointer for a context"
  Load(static_cast<const ctx::Context*>(nullptr));  // want "'Load' is given a null pointer for a context"
  Load((ctx::Context*)nullptr);                     // want "'Load' is given a null pointer for a context"
}

void AnyPosition(Server& server) {
  Save(1, nullptr, "text");   // want "'Save' is given a null pointer for a context"
  server.Serve(nullptr, 80);  // want "'Serve' is given a null pointer for a context"
  Server made(nullptr);       // want "'Server' is given a null pointer for a context"
  auto owned = std::make_unique<int>(0);
}

// Also where a context is in scope; ctx-not-propagated mends that.
void InScope(const ctx::Context& c) {
  Load(&c);
  Load(nullptr);  // want "'Load' is given a null pointer for a context"
}

// Null is an answer where the signature says so ...
void Defaulted() {
  Either(nullptr);
  Either();
}

// ... or the body asks.
void Asks(const ctx::Context* c) {
  if (c != nullptr) Work(*c);
}
void AsksToo(const ctx::Context* c) { Work(c ? *c : ctx::Background()); }
void CallsThem() {
  Asks(nullptr);
  AsksToo(nullptr);
}

// To take a context back.
void TakesBack(Server& server) {
  server.SetContext(nullptr);
  server.ResetContext(nullptr);
}

// Another pointer is null.
void OtherPointer(const ctx::Context& c) { Text(nullptr, &c); }

template <class T>
void Deduced(T pointer);
template <class T>
bool Same(const T& a, const T& b);
void CallsDeduced(const ctx::Context* c) {
  Deduced<const ctx::Context*>(nullptr);
  Same<const ctx::Context*>(c, nullptr);
}

bool Unevaluated() { return noexcept(Load(nullptr)); }
void NotConstant(bool have, const ctx::Context& c) {
  Load(have ? &c : nullptr);
}
void References(const ctx::Context& c) { Work(c); }

// An object that has no context yet.
class Sender {
 public:
  Sender() : Sender(nullptr) {}
  explicit Sender(const ctx::Context* c);
};
Sender MakesOne() {
  return Sender(nullptr);  // want "'Sender' is given a null pointer for a context"
}
