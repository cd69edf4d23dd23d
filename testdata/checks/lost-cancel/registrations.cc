// What does not keep a registration, and what does.

#include <list>

void Wake();

using Callback = std::stop_callback<void (*)()>;

void CastToVoid(std::stop_token st) {
  (void)std::stop_callback(st, [] { Wake(); });  // want "this 'stop_callback' has no name; it is undone at once"
  static_cast<void>(Callback(st, Wake));  // want "this 'stop_callback' has no name"
}

void Alias(std::stop_token st) {
  Callback{st, Wake};  // want "this 'stop_callback' has no name"
}

void InBranch(std::stop_token st, bool wake) {
  if (wake) std::stop_callback(st, Wake);  // want "this 'stop_callback' has no name"
  for (int i = 0; i < 2; ++i) Callback(st, Wake);  // want "this 'stop_callback' has no name"
}

void InLambda(std::stop_token st) {
  auto wait = [&] {
    std::stop_callback{st, Wake};  // want "this 'stop_callback' has no name"
  };
  wait();
}

// Comes to life where it is put.
Callback Returned(std::stop_token st) { return Callback(st, Wake); }

void Keep(const Callback& callback);
void Argument(std::stop_token st) { Keep(Callback(st, Wake)); }

void Marked(std::stop_token st) {
  [[maybe_unused]] Callback callback(st, Wake);
  const auto& extended = Callback(st, Wake);
  auto copied = Callback(st, Wake);
  std::list<Callback> all;
  all.emplace_back(st, Wake);
}

void OnHeap(std::stop_token st, std::unique_ptr<Callback>& kept) {
  kept.reset(new Callback(st, Wake));
}

struct Scope {
  explicit Scope(std::stop_token st) : callback(st, Wake) {}
  Callback callback;
};
void Wrapped(std::stop_token st) { Scope scope(st); }

// A declaration of a variable, whatever it looks like.
void Vexing(std::stop_token st) { Callback(callback)(st, Wake); }
