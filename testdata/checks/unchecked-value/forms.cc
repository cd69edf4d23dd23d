// Followed in every way in which a pointer can be.

#include <cassert>

struct User {
  int id;
  std::string name;
  std::vector<int> groups;
  std::string Name() const;
  bool operator==(const User&) const;
};
struct Service {
  void Call();
};
struct Pair {
  int first, second;
};
enum class Id { kUser };
inline constexpr ctx::Key<User> kUser{"user"};
inline constexpr ctx::Key<Pair> kPair{"pair"};
inline constexpr ctx::Key<Service*> kService{"service"};
void Use(const User& user);

int Element(const ctx::Context& c) {
  return c.Value(kUser)[0].id;  // want "the result of 'Value' is used unchecked"
}
std::string Method(const ctx::Context& c) {
  return c.Value(kUser)->Name();  // want "the result of 'Value' is used unchecked"
}
int Starred(const ctx::Context& c) {
  return (*c.Value(kUser)).id;  // want "the result of 'Value' is used unchecked"
}
void Bound(const ctx::Context& c) {
  const User& user = *c.Value(kUser);  // want "the result of 'Value' is used unchecked"
  Use(user);
}
User Copied(const ctx::Context& c) {
  auto* user = c.Value(kUser);  // want note "'Value' looks it up here"
  return *user;  // want "'user' is used unchecked"
}
void Pieces(const ctx::Context& c) {
  const auto& [first, second] = *c.Value(kPair);  // want "the result of 'Value' is used unchecked"
  Log(std::to_string(first + second));
}
void DeepPointer(const ctx::Context& c) {
  (*c.Value(kService))->Call();  // want "the result of 'Value' is used unchecked"
}
void Range(const ctx::Context& c) {
  auto* user = c.Value(kUser);  // want note "'Value' looks it up here"
  for (int group : user->groups) Log(std::to_string(group));  // want "'user' is used unchecked"
}
int Generic(const ctx::Context& c) {
  return c.Value<User>(Id::kUser)->id;  // want "the result of 'Value' is used unchecked"
}
bool Compared(const ctx::Context& c, const User& other) {
  return *c.Value(kUser) == other;  // want "the result of 'Value' is used unchecked"
}

class Session {
 public:
  explicit Session(const ctx::Context& c)
      : id_(c.Value(kUser)->id) {}  // want "the result of 'Value' is used unchecked"

 private:
  int id_;
};

void InLambda(const ctx::Context& c) {
  auto run = [&] {
    const User* user = c.Value(kUser);  // want note "'Value' looks it up here"
    Use(*user);  // want "'user' is used unchecked"
  };
  run();
}

template <class T>
int Template(const ctx::Context& c, T) {
  auto* user = c.Value(kUser);  // want note "'Value' looks it up here"
  return user->id;  // want "'user' is used unchecked"
}
template int Template(const ctx::Context&, int);

struct Task {
  struct promise_type {
    Task get_return_object();
    std::suspend_never initial_suspend();
    std::suspend_never final_suspend() noexcept;
    void return_void();
    void unhandled_exception();
  };
};
Task Coroutine(ctx::Context c) {
  auto* user = c.Value(kUser);  // want note "'Value' looks it up here"
  Use(*user);  // want "'user' is used unchecked"
  co_return;
}

int InSwitch(const ctx::Context& c, int kind) {
  auto* user = c.Value(kUser);  // want note "'Value' looks it up here"
  switch (kind) {
    case 0:
      if (!user) return 0;
      break;
    case 1:
      break;
  }
  return user->id;  // want "'user' is used unchecked"
}

int InTry(const ctx::Context& c) {
  try {
    auto* user = c.Value(kUser);  // want note "'Value' looks it up here"
    return user->id;  // want "'user' is used unchecked"
  } catch (const std::exception&) {
    return 0;
  }
}

int ShortWrong(const ctx::Context& c) {
  auto* user = c.Value(kUser);  // want note "'Value' looks it up here"
  if (!user && user->id == 0) return 1;  // want "'user' is used unchecked"
  return 0;
}

int ChoiceWrong(const ctx::Context& c) {
  auto* user = c.Value(kUser);  // want note "'Value' looks it up here"
  return user ? 0 : user->id;  // want "'user' is used unchecked"
}

int LaterAsked(const ctx::Context& c) {
  auto* user = c.Value(kUser);  // want note "'Value' looks it up here"
  const int id = user->id;  // want "'user' is used unchecked"
  return user ? id : 0;
}

// Another context's value, another key.
int OtherKey(const ctx::Context& parent) {
  auto c = ctx::WithValue(parent, kPair, Pair{1, 2});
  return c.Value(kUser)->id;  // want "the result of 'Value' is used unchecked"
}
int OtherContext(const ctx::Context& parent) {
  auto c = ctx::WithValue(parent, kPair, Pair{1, 2});
  Work(c);
  return parent.Value(kPair)->first;  // want "the result of 'Value' is used unchecked"
}
