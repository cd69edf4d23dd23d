// Two components that use the same text as a key overwrite each other's value.

void Literal(const ctx::Context& parent) {
  auto c = ctx::WithValue(parent, "user", 1);  // want "context key of type 'const char \*' can collide with a key of another component"
  Work(c);
}

void Pointer(const ctx::Context& parent, const char* name) {
  Work(ctx::WithValue(parent, name, 1));  // want "context key of type 'const char \*' can collide"
}

void MutablePointer(const ctx::Context& parent, char* name) {
  Work(ctx::WithValue(parent, name, 1));  // want "context key of type 'char \*' can collide"
}

// An array decays to a pointer.
void Array(const ctx::Context& parent) {
  static constexpr char kUser[] = "user";
  Work(ctx::WithValue(parent, kUser, 1));  // want "context key of type 'const char \*' can collide"
}

constexpr const char* kGlobalKey = "user";
const std::string kStringKey = "user";
constexpr std::string_view kViewKey = "user";

void GlobalPointer(const ctx::Context& parent) {
  Work(ctx::WithValue(parent, kGlobalKey, 1));  // want "context key of type 'const char \*' can collide"
}

void GlobalString(const ctx::Context& parent) {
  Work(ctx::WithValue(parent, kStringKey, 1));  // want "context key of type .*string.* can collide"
}

void GlobalView(const ctx::Context& parent) {
  Work(ctx::WithValue(parent, kViewKey, 1));  // want "context key of type .*string_view.* can collide"
}

void Reference(const ctx::Context& parent, const std::string& name) {
  Work(ctx::WithValue(parent, name, 1));  // want "context key of type .*string.* can collide"
}

void Moved(const ctx::Context& parent, std::string name) {
  Work(ctx::WithValue(parent, std::move(name), 1));  // want "context key of type .*string.* can collide"
}

void Temporary(const ctx::Context& parent) {
  Work(ctx::WithValue(parent, std::string("user"), 1));  // want "context key of type .*string.* can collide"
}

void StandardLiteral(const ctx::Context& parent) {
  using namespace std::string_literals;
  Work(ctx::WithValue(parent, "user"s, 1));  // want "context key of type .*string.* can collide"
}

void StandardViewLiteral(const ctx::Context& parent) {
  using namespace std::string_view_literals;
  Work(ctx::WithValue(parent, "user"sv, 1));  // want "context key of type .*string_view.* can collide"
}

void Concatenated(const ctx::Context& parent, const std::string& name) {
  Work(ctx::WithValue(parent, "user." + name, 1));  // want "context key of type .*string.* can collide"
}

void Conditional(const ctx::Context& parent, bool admin) {
  Work(ctx::WithValue(parent, admin ? "root" : "user", 1));  // want "context key of type 'const char \*' can collide"
}

void Element(const ctx::Context& parent, const std::vector<std::string>& names) {
  Work(ctx::WithValue(parent, names[0], 1));  // want "context key of type .*string.* can collide"
}

void CallResult(const ctx::Context& parent, const std::string& name) {
  Work(ctx::WithValue(parent, name.c_str(), 1));  // want "context key of type 'const char \*' can collide"
}

void WideString(const ctx::Context& parent) {
  Work(ctx::WithValue(parent, std::wstring(L"user"), 1));  // want "context key of type .*string.* can collide"
}

// An alias is no type of its own.
using UserKey = std::string;
typedef const char* NameKey;

void Alias(const ctx::Context& parent) {
  Work(ctx::WithValue(parent, UserKey("user"), 1));  // want "context key of type .* can collide"
}

void Typedef(const ctx::Context& parent, NameKey name) {
  Work(ctx::WithValue(parent, name, 1));  // want "context key of type .* can collide"
}

template <class T>
using Identity = T;

void AliasTemplate(const ctx::Context& parent, const Identity<std::string>& name) {
  Work(ctx::WithValue(parent, name, 1));  // want "context key of type .* can collide"
}

void Auto(const ctx::Context& parent) {
  const auto key = "user";
  Work(ctx::WithValue(parent, key, 1));  // want "context key of type 'const char \*' can collide"
}

// The value's type does not matter.
void ValueOfAnyType(const ctx::Context& parent) {
  Work(ctx::WithValue(parent, "a", std::string("b")));  // want "context key of type 'const char \*' can collide"
  Work(ctx::WithValue(parent, "c", std::vector<int>{1}));  // want "context key of type 'const char \*' can collide"
}
