// A context may have no value for a key: then the pointer is null.

struct User {
  int id;
  std::string name;
};
inline constexpr ctx::Key<User> kUser{"user"};
inline constexpr ctx::Key<int> kCount{"count"};

void Use(const User& user);
void UseIt(const User* user);
bool Check(const User* user);

int OnTheSpot(const ctx::Context& c) {
  return c.Value(kUser)->id;  // want "the result of 'Value' is used unchecked; it is null if the context has no such value"
}

int Star(const ctx::Context& c) {
  return *c.Value(kCount);  // want "the result of 'Value' is used unchecked"
}

int Held(const ctx::Context& c) {
  const User* user = c.Value(kUser);  // want note "'Value' looks it up here"
  return user->id;  // want "'user' is used unchecked; it is null if the context has no such value"
}

void Reference(const ctx::Context& c) {
  auto* user = c.Value(kUser);  // want note "'Value' looks it up here"
  const User& same = *user;  // want "'user' is used unchecked"
  Use(same);
}

void Argument(const ctx::Context& c) {
  auto* user = c.Value(kUser);  // want note "'Value' looks it up here"
  Use(*user);  // want "'user' is used unchecked"
}

int OnlyOnePath(const ctx::Context& c, bool sure) {
  auto* user = c.Value(kUser);  // want note "'Value' looks it up here"
  if (!sure) {
    if (user == nullptr) return 0;
  }
  return user->id;  // want "'user' is used unchecked"
}

int WrongBranch(const ctx::Context& c) {
  auto* user = c.Value(kUser);  // want note "'Value' looks it up here"
  if (user == nullptr) {
    return user->id;  // want "'user' is used unchecked"
  }
  return user->id;
}

int BehindTheBranch(const ctx::Context& c) {
  auto* user = c.Value(kUser);  // want note "'Value' looks it up here"
  if (user) Use(*user);
  return user->id;  // want "'user' is used unchecked"
}

int LogsOnly(const ctx::Context& c) {
  auto* user = c.Value(kUser);  // want note "'Value' looks it up here"
  if (!user) Log("no user");
  return user->id;  // want "'user' is used unchecked"
}

int Or(const ctx::Context& c) {
  auto* user = c.Value(kUser);  // want note "'Value' looks it up here"
  if (Ready() || user != nullptr) return user->id;  // want "'user' is used unchecked"
  return 0;
}

int Assigned(const ctx::Context& c) {
  const User* user = nullptr;
  user = c.Value(kUser);  // want note "'Value' looks it up here"
  return user->id;  // want "'user' is used unchecked"
}

int Again(const ctx::Context& c, const ctx::Context& other) {
  auto* user = c.Value(kUser);
  if (!user) return 0;
  user = other.Value(kUser);  // want note "'Value' looks it up here"
  return user->id;  // want "'user' is used unchecked"
}

int Loop(const ctx::Context& c) {
  int sum = 0;
  while (Ready()) {
    auto* user = c.Value(kUser);  // want note "'Value' looks it up here"
    sum += user->id;  // want "'user' is used unchecked"
  }
  return sum;
}

// Asked, in all the ways that there are.
int Asked(const ctx::Context& c) {
  auto* user = c.Value(kUser);
  if (user == nullptr) return 0;
  return user->id;
}

int InIf(const ctx::Context& c) {
  if (auto* user = c.Value(kUser)) return user->id;
  if (auto* user = c.Value(kUser); user != nullptr && user->id > 0) return 1;
  if (const User* user; (user = c.Value(kUser)) != nullptr) return user->id;
  return 0;
}

int InLoop(const ctx::Context& c) {
  while (auto* user = c.Value(kUser)) Use(*user);
  auto* user = c.Value(kUser);
  while (user != nullptr) {
    Use(*user);
    user = nullptr;
  }
  return 0;
}

std::string Choice(const ctx::Context& c) {
  auto* user = c.Value(kUser);
  return user ? user->name : "nobody";
}

bool Short(const ctx::Context& c) {
  auto* user = c.Value(kUser);
  return user && user->id == 1;
}

bool ShortOr(const ctx::Context& c) {
  auto* user = c.Value(kUser);
  return user == nullptr || user->id == 1;
}

int Throws(const ctx::Context& c) {
  auto* user = c.Value(kUser);
  if (!user) throw std::runtime_error("no user");
  return user->id;
}

int Aborts(const ctx::Context& c) {
  auto* user = c.Value(kUser);
  if (!user) std::abort();
  return user->id;
}

#define REQUIRE(condition) \
  if (condition) {         \
  } else                   \
    Log(#condition)
int Macro(const ctx::Context& c) {
  auto* user = c.Value(kUser);
  REQUIRE(user != nullptr);
  return user->id;
}

int Continues(const ctx::Context& c) {
  int sum = 0;
  for (int i = 0; i < 3; ++i) {
    auto* user = c.Value(kUser);
    if (!user) continue;
    sum += user->id;
  }
  return sum;
}

int Replaced(const ctx::Context& c) {
  static const User nobody{0, ""};
  auto* user = c.Value(kUser);
  if (!user) user = &nobody;
  return user->id;
}

int Flag(const ctx::Context& c) {
  auto* user = c.Value(kUser);
  const bool known = user != nullptr;
  return known ? user->id : 0;
}

int ByFunction(const ctx::Context& c) {
  auto* user = c.Value(kUser);
  if (!Check(user)) return 0;
  return user->id;
}

int AskedBefore(const ctx::Context& c) {
  return c.Value(kCount) ? *c.Value(kCount) : 0;
}

// Only handed on.
const User* HandedOn(const ctx::Context& c) {
  UseIt(c.Value(kUser));
  return c.Value(kUser);
}

void Unevaluated(const ctx::Context& c) {
  auto* user = c.Value(kUser);
  static_assert(sizeof(user->id) == sizeof(int));
  UseIt(user);
}
