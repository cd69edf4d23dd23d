// A pointer to a value that its context takes along.

struct User {
  int id;
};
inline constexpr ctx::Key<User> kUser{"user"};
inline constexpr ctx::Key<User> kOther{"other"};

const User* g_user;

const User* Returned(const ctx::Context& parent) {
  auto c = ctx::WithValue(parent, kUser, User{1});
  return c.Value(kUser);  // want "pointer to a value of 'c' outlives the context that owns it; copy the value" note "it leaves here"
}

const User* ReturnedByWayOf(const ctx::Context& parent) {
  ctx::Context c = ctx::WithValue(parent, kUser, User{1});
  const User* user = c.Value(kUser);
  return user;  // want "pointer to a value of 'c' outlives the context" note "it leaves here"
}

const User* OfTemporary(const ctx::Context& parent) {
  return ctx::WithValue(parent, kUser, User{1}).Value(kUser);  // want "pointer to a value of 'Value' outlives the context" note "it leaves here"
}

void Kept(const ctx::Context& parent) {
  auto c = ctx::WithValue(parent, kUser, User{1});
  g_user = c.Value(kUser);  // want "pointer to a value of 'c' outlives the context" note "it leaves here"
}

// The caller's contexts own these.
const User* OfParameter(const ctx::Context& c) { return c.Value(kUser); }
const User* OfParent(const ctx::Context& parent) {
  auto c = ctx::WithValue(parent, kOther, User{1});
  return c.Value(kUser);
}
const User* OfChild(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithTimeout(parent, std::chrono::seconds(1));
  const User* user = c.Value(kUser);
  cancel();
  return user;
}

int Copied(const ctx::Context& parent) {
  auto c = ctx::WithValue(parent, kUser, User{1});
  const User* user = c.Value(kUser);
  return user ? user->id : 0;
}

const User& Referred(const ctx::Context& parent) {
  auto c = ctx::WithValue(parent, kUser, User{1});
  return *c.Value(kUser);  // want "pointer to a value of 'c' outlives the context" note "it leaves here"
}

const User& ReferredByName(const ctx::Context& parent, const User& none) {
  const auto c = ctx::WithValue(parent, kUser, User{1});
  if (const User* user = c.Value(kUser)) return *user;  // want "pointer to a value of 'c' outlives the context" note "it leaves here"
  return none;
}

User CopiedOut(const ctx::Context& parent) {
  auto c = ctx::WithValue(parent, kUser, User{1});
  return *c.Value(kUser);
}

int PastTheBlock(const ctx::Context& parent) {
  const User* user = nullptr;
  const User* other = nullptr;
  {
    auto c = ctx::WithValue(parent, kUser, User{1});
    user = c.Value(kUser);  // want "pointer to a value of 'c' outlives the context" note "it leaves here"
    other = c.Value(kUser);
    if (other != nullptr) Log("found");
  }
  other = nullptr;
  return user != nullptr ? user->id : 0;
}
