// Values that are asked for, or certainly there.

#include <gtest/gtest.h>

#include <cassert>
#include <span>

struct User {
  int id;
  std::string name;
};
inline constexpr ctx::Key<User> kUser{"user"};
inline constexpr ctx::Key<User> kAdmin{"admin"};
const User kNobody{0, ""};
void Use(const User& user);
[[noreturn]] void Fail(const char* text);
void Require(const void* pointer);

// Stored by this very function.
int StoredHere(const ctx::Context& parent) {
  auto c = ctx::WithValue(parent, kUser, User{1, "a"});
  return c.Value(kUser)->id;
}
int StoredFurtherUp(const ctx::Context& parent) {
  const ctx::Context named = ctx::WithValue(parent, kUser, User{1, "a"});
  auto other = ctx::WithValue(named, kAdmin, User{2, "b"});
  auto [c, cancel] = ctx::WithTimeout(other, 1s);
  auto* user = c.Value(kUser);
  cancel();
  return user->id;
}
int StoredOnTheSpot(const ctx::Context& parent) {
  return ctx::WithValue(parent, kUser, User{1, "a"}).Value(kUser)->id;
}

// A test that crashes has failed.
ctx::Context MakeContext();
TEST(Users, AreThere) {
  EXPECT_EQ(MakeContext().Value(kUser)->id, 1);
  auto* user = MakeContext().Value(kUser);
  EXPECT_EQ(user->id, 1);
}

int Compared(const ctx::Context& c, int kind) {
  auto* user = c.Value(kUser);
  if (nullptr != user) return user->id;
  user = c.Value(kUser);
  if (!(user != nullptr)) return 0;
  Use(*user);
  auto* admin = c.Value(kAdmin);
  if (admin == nullptr || admin->id == 0) return kind;
  return admin->id;
}
int NotBoth(const ctx::Context& c) {
  auto* user = c.Value(kUser);
  auto* admin = c.Value(kAdmin);
  if (!user || !admin) return 0;
  return user->id + admin->id;
}
int NotAnd(const ctx::Context& c) {
  auto* user = c.Value(kUser);
  if (!(user && user->id > 0)) return 0;
  return user->id;
}
int Likely(const ctx::Context& c) {
  auto* user = c.Value(kUser);
  if (__builtin_expect(!user, 0)) return 0;
  return user->id;
}
int Attributed(const ctx::Context& c) {
  auto* user = c.Value(kUser);
  if (!user) [[unlikely]] return 0;
  return user->id;
}
int Cast(const ctx::Context& c) {
  auto* user = c.Value(kUser);
  if (static_cast<bool>(user)) return user->id;
  return bool(user) ? user->id : 0;
}
int Else(const ctx::Context& c) {
  if (auto* user = c.Value(kUser); !user) {
    return 0;
  } else {
    return user->id;
  }
}
int Goto(const ctx::Context& c) {
  auto* user = c.Value(kUser);
  if (!user) goto none;
  return user->id;
none:
  return 0;
}
int Fails(const ctx::Context& c) {
  auto* user = c.Value(kUser);
  if (!user) Fail("no user");
  return user->id;
}
int InFor(const ctx::Context& c) {
  int sum = 0;
  for (auto* user = c.Value(kUser); user != nullptr; user = nullptr) {
    sum += user->id;
  }
  return sum;
}
int Waits(const ctx::Context& c) {
  auto* user = c.Value(kUser);
  while (!user) user = c.Value(kUser);
  return user->id;
}
int Defaults(const ctx::Context& c) {
  auto* user = c.Value(kUser);
  user = user ? user : &kNobody;
  const User& same = *user;
  auto* admin = c.Value(kAdmin);
  if (admin == nullptr) admin = &same;
  return user->id + admin->id;
}
int Elvis(const ctx::Context& c) {
  auto* user = c.Value(kUser) ?: &kNobody;
  return user->id;
}
int InSwitch(const ctx::Context& c) {
  auto* user = c.Value(kUser);
  switch (user != nullptr) {
    case false:
      return 0;
    default:
      return user->id;
  }
}
int Flags(const ctx::Context& c) {
  auto* user = c.Value(kUser);
  bool there = false;
  if (user) there = true;
  const auto has = user != nullptr;
  return has && there ? user->id : 0;
}
int CopyAsked(const ctx::Context& c) {
  auto* user = c.Value(kUser);
  const User* same = user;
  if (!same) return 0;
  return user->id;
}
int InStruct(const ctx::Context& c) {
  struct Held {
    const User* user;
    bool Ok() const { return user != nullptr; }
  };
  auto* user = c.Value(kUser);
  Held held{user};
  if (!held.Ok()) return 0;
  return user->id;
}
int Asserted(const ctx::Context& c) {
  auto* user = c.Value(kUser);
  assert(user != nullptr);
  return user->id;
}
int Required(const ctx::Context& c) {
  auto* user = c.Value(kUser);
  Require(user);
  return user->id;
}
TEST(Users, Asserted) {
  auto* user = MakeContext().Value(kUser);
  ASSERT_NE(user, nullptr);
  EXPECT_EQ(user->id, 1);
}
int Lambdas(const ctx::Context& c) {
  auto* user = c.Value(kUser);
  auto ok = [user] { return user != nullptr; };
  if (!ok()) return 0;
  return user->id;
}
std::optional<int> Maybe(const ctx::Context& c) {
  const auto* user = c.Value(kUser);
  return user == nullptr ? std::nullopt : std::optional(user->id);
}
int TwiceLookedUp(const ctx::Context& c) {
  if (!c.Value(kUser)) return 0;
  return c.Value(kUser)->id;
}
int Thrown(const ctx::Context& c) try {
  auto* user = c.Value(kUser);
  if (!user) throw std::runtime_error("none");
  return user->id;
} catch (const std::exception&) {
  return 0;
}

// Not a value that may be missing.
struct Map {
  const User* Value(int key) const;
};
int Elsewhere(const Map& map) { return map.Value(1)->id; }
void Names(const ctx::Context& c) {
  using Type = decltype(c.Value(kUser)->id);
  static_assert(sizeof(*c.Value(kUser)) == sizeof(User));
  Type none{};
  Log(std::to_string(none));
}
