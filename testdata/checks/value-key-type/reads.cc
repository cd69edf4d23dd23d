// Only where a value is set can the key be mended; reading is left alone.

const int* Literal(const ctx::Context& c) { return c.Value<int>("user"); }

const int* String(const ctx::Context& c, const std::string& key) {
  return c.Value<int>(key);
}

const int* Number(const ctx::Context& c) { return c.Value<int>(1); }

const int* ThroughAPointer(const ctx::Context* c) {
  return c->Value<int>("user");
}

bool InACondition(const ctx::Context& c) {
  if (const std::string* name = c.Value<std::string>("name")) {
    return name->empty();
  }
  return false;
}

const int* RightAfterSetting(const ctx::Context& parent) {
  auto c = ctx::WithValue(parent, "user", 1);  // want "context key of type 'const char \*' can collide"
  return c.Value<int>("user");
}

inline constexpr ctx::Key<int> kUser{"user"};

const int* Typed(const ctx::Context& c) { return c.Value(kUser); }

template <class V>
const V* InATemplate(const ctx::Context& c) {
  return c.template Value<V>("user");
}
template const int* InATemplate(const ctx::Context&);

// Unevaluated operands set nothing.
void Unevaluated(const ctx::Context& parent) {
  using Derived = decltype(ctx::WithValue(parent, "user", 1));
  static_assert(sizeof(ctx::WithValue(parent, 1, 2)) == sizeof(Derived));
  static_assert(!noexcept(ctx::WithValue(parent, "user", 1)));
  static_assert(requires { ctx::WithValue(parent, "user", 1); });
}

// These have the name in common with the real one, and nothing else.
namespace other {
struct Bag {};
Bag WithValue(const Bag& bag, const char* key, int value);
ctx::Context WithValue(const ctx::Context& parent, const std::string& key);

struct Builder {
  Builder& WithValue(const char* key, int value);
};

void SameName(const Bag& bag, const ctx::Context& parent) {
  WithValue(bag, "user", 1);
  other::WithValue(parent, std::string("user"));
  Builder().WithValue("user", 1).WithValue("tenant", 2);
}
}  // namespace other

// Strings that are no keys.
void OtherStrings(const ctx::Context& parent) {
  Work(ctx::WithValue(parent, kUser, 7));
  Fetch(parent, "user");
  std::map<std::string, ctx::Context> contexts{{"user", parent}};
  Work(contexts.at("user"));
}

// The child is set under its own key; the string is the value.
enum class Field { kName };

void StringAsValue(const ctx::Context& parent) {
  Work(ctx::WithValue(parent, Field::kName, "user"));
}

void NumberAsValue(const ctx::Context& parent) {
  Work(ctx::WithValue(parent, Field::kName, 1));
}
