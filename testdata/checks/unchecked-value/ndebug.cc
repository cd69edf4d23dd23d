#ifndef NDEBUG
#define NDEBUG
#endif
// A build without assertions is no reason to complain of them.

#include <cassert>

struct User {
  int id;
};
inline constexpr ctx::Key<User> kUser{"user"};
inline constexpr ctx::Key<User> kOther{"other"};

int Asserted(const ctx::Context& c) {
  auto* user = c.Value(kUser);
  assert(user != nullptr);
  return user->id;
}

int OtherAsserted(const ctx::Context& c) {
  auto* user = c.Value(kUser);  // want note "looks it up here"
  auto* other = c.Value(kOther);
  assert(other != nullptr);
  return user->id + other->id;  // want "'user' is used unchecked"
}
