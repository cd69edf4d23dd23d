// A function whose address is taken has the shape that its user wants.

using Callback = void (*)(int id, const ctx::Context& c);
void Register(Callback callback);
void RegisterFunction(std::function<void(int, const ctx::Context&)> callback);

template <Callback F>
struct Static {};

void ByAddress(int id, const ctx::Context& c) { Work(c); }

void ByName(int id, const ctx::Context& c) { Work(c); }

void ByFunction(int id, const ctx::Context& c);

void InTable(int id, const ctx::Context& c);

void InArray(int id, const ctx::Context& c);

void AsArgument(int id, const ctx::Context& c);

void ByReference(int id, const ctx::Context& c);

void ByDefault(int id, const ctx::Context& c);

static void Internal(int id, const ctx::Context& c) { Work(c); }

// Called as well, which changes nothing.
void CalledToo(int id, const ctx::Context& c) { Work(c); }

template <class T>
void Instantiated(T id, const ctx::Context& c) {
  Work(c);
}

class Router {
 public:
  Router();

 private:
  void OnOpen(int id, const ctx::Context& c);
  static void OnClose(int id, const ctx::Context& c);
  void OnIdle(int id, const ctx::Context& c);  // want "context parameter 'c' is not the first parameter"
  void Handle(void (Router::*handler)(int, const ctx::Context&));
};

Router::Router() {
  Handle(&Router::OnOpen);
  Register(OnClose);
  OnIdle(1, ctx::Background());
}

void RunWith(Callback callback = ByDefault);

const std::map<std::string, Callback> kTable = {{"open", InTable}};
Callback callbacks[] = {&InArray};
Static<&AsArgument> as_argument;
void (&reference)(int, const ctx::Context&) = ByReference;

void Setup(const ctx::Context& c) {
  Register(&ByAddress);
  Register(ByName);
  RegisterFunction(ByFunction);
  Register(Internal);
  Register(&Instantiated<int>);
  CalledToo(1, c);
  Callback callback = CalledToo;
  callback(2, c);
}

// A call is no taking of an address, in parentheses or out of them.
void OnlyCalled(int id, const ctx::Context& c) { Work(c); }  // want "context parameter 'c' is not the first parameter"

void Calls(const ctx::Context& c) {
  OnlyCalled(1, c);
  (OnlyCalled)(2, c);
}
