// Shapes that somebody else imposes: operators, lambdas, function types, C.

#include <concepts>
#include <new>
#include <ostream>

struct Request {
  std::string key;
};

struct Compare {
  bool operator()(const Request& request, const ctx::Context& c) const;
};

template <class T>
struct Invoke {
  T operator()(int id, const ctx::Context& c) const { return T(Fetch(c)); }
};
template struct Invoke<bool>;

std::ostream& operator<<(std::ostream& out, const ctx::Context* c);

Request operator+(const Request& request, const ctx::Context& c);

bool operator==(const Request& request, const ctx::Context& c);

struct Arena {
  static void* operator new(std::size_t size, const ctx::Context& c);
  static void operator delete(void* memory, const ctx::Context& c);
  Arena& operator+=(const ctx::Context& c);
};

using Visit = void(int id, const ctx::Context& c);
typedef void (*VisitPointer)(int id, const ctx::Context& c);
using VisitFunction = std::function<void(int id, const ctx::Context& c)>;
using VisitMember = void (Request::*)(int id, const ctx::Context& c);

void EachPointer(void (*visit)(int id, const ctx::Context& c));

void EachReference(void (&visit)(int id, const ctx::Context& c));

void EachFunction(const ctx::Context& c,
                  const std::function<void(int id, const ctx::Context& c)>& f);

void EachMember(void (Request::*visit)(int id, const ctx::Context& c));

// The parameter decays: a pointer to function, spelt as a function.
void EachDecayed(void visit(int id, const ctx::Context& c));

void (*Pick(const ctx::Context& c))(int id, const ctx::Context& inner);

struct Table {
  void (*on_event)(int id, const ctx::Context& c);
  VisitFunction on_close;
};

// Declared through its type: there is no parameter to move.
Visit OnEvent;

extern "C" void c_callback(int fd, const ctx::Context* c);

extern "C" {
void c_open(const char* path, const ctx::Context* c);
static void c_close(int fd, const ctx::Context* c) {}
}

void Lambdas(const ctx::Context& parent) {
  auto visit = [](int id, const ctx::Context& c) { Work(c); };
  auto generic = [](auto id, const ctx::Context& c) { Work(c); };
  VisitPointer pointer = [](int id, const ctx::Context& c) { Work(c); };
  VisitFunction function = [&](int id, const ctx::Context&) { Work(parent); };
  visit(1, parent);
  generic(2, parent);
  generic("three", parent);
  pointer(4, parent);
  function(5, parent);
}

const auto kLambda = [](int id, const ctx::Context& c) { Work(c); };

template <class F>
concept Visitor = requires(F f, int id, const ctx::Context& c) { f(id, c); };

template <class T>
bool HasSend(const T& value) {
  return requires(T t, int id, const ctx::Context& c) { t.Send(id, c); };
}
template bool HasSend<int>(const int&);

template <Visitor V>
void Apply(const ctx::Context& c, V visit) {
  visit(1, c);
}

CTX_ROOT int main(int argc, char** argv) {
  auto visit = [](int id, const ctx::Context& c) { Work(c); };
  visit(argc, ctx::Background());
}

// Nobody can call it in any order.
void Gone(int id, const ctx::Context& c) = delete;

// A promise repeats the parameters of its coroutine.
struct Task {
  struct promise_type {
    promise_type(int id, const ctx::Context& c);
  };
};
