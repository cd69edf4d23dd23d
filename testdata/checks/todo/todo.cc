// Every placeholder that is evaluated is one place still to be done.

ctx::Context g_context = ctx::TODO();  // want "'TODO' stands for a context that is yet to be handed down; until then nothing can cancel this work"

void Argument() {
  Work(ctx::TODO());  // want "'TODO' stands for a context that is yet to be handed down"
}

void Local() {
  const ctx::Context c = ctx::TODO();  // want "'TODO' stands for a context"
  Work(c);
}

void Derived() {
  auto [c, cancel] = ctx::WithTimeout(ctx::TODO(), 1s);  // want "'TODO' stands for a context"
  Work(c);
  cancel();
}

// Also where a context is in scope.
void InHandler(const ctx::Context& c) {
  Work(ctx::TODO());  // want "'TODO' stands for a context"
  Work(c);
}

void InLambda() {
  auto later = [] { Work(ctx::TODO()); };  // want "'TODO' stands for a context"
  later();
}

// It is evaluated wherever the argument is left out.
void Defaulted(const ctx::Context& c = ctx::TODO());  // want "'TODO' stands for a context"

struct Job {
  ctx::Context c = ctx::TODO();  // want "'TODO' stands for a context"
};

template <class T>
void Template(T value) {
  Work(ctx::TODO());  // want "'TODO' stands for a context"
}
template void Template(int);
template void Template(bool);

void Background() { Work(ctx::Background()); }

bool Unevaluated() { return noexcept(ctx::TODO()); }
using Type = decltype(ctx::TODO());

// Somebody else's function of that name.
namespace other {
int TODO();
}
int Other() { return other::TODO(); }
