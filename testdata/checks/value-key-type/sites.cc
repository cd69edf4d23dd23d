// Wherever a value is set, the diagnostic is at the key.

#define USER_KEY "user"
#define SET(parent, key, value) ctx::WithValue(parent, key, value)
#define SET_USER(parent, value) ctx::WithValue(parent, "user", value)

struct TenantKey {
  bool operator==(const TenantKey&) const = default;
};

ctx::Context Returned(const ctx::Context& parent) {
  return ctx::WithValue(parent, "user", 1);  // want "context key of type 'const char \*' can collide"
}

// Not at the start of the call.
void OverSeveralLines(const ctx::Context& parent) {
  auto c = ctx::WithValue(
      parent,
      "user",  // want "context key of type 'const char \*' can collide"
      1);
  Work(c);
}

// Each call counts for itself.
void Nested(const ctx::Context& parent) {
  Work(ctx::WithValue(ctx::WithValue(parent, "user", 1), 2, 3));  // want "context key of type 'const char \*' can collide" "context key of type 'int' can collide"
}

void NestedWithOneGoodKey(const ctx::Context& parent) {
  Work(ctx::WithValue(ctx::WithValue(parent, TenantKey(), 1), "user", 2));  // want "context key of type 'const char \*' can collide"
}

void InALambda(const ctx::Context& parent) {
  auto tag = [&] { return ctx::WithValue(parent, "user", 1); };  // want "context key of type 'const char \*' can collide"
  Work(tag());
}

void Unqualified(const ctx::Context& parent) {
  Work(WithValue(parent, std::string("user"), 1));  // want "context key of type .*string.* can collide"
}

void UsingDeclaration(const ctx::Context& parent) {
  using ctx::WithValue;
  Work(WithValue(parent, "user", 1));  // want "context key of type 'const char \*' can collide"
}

class Session {
 public:
  explicit Session(const ctx::Context& parent)
      : context_(ctx::WithValue(parent, "user", 1)) {}  // want "context key of type 'const char \*' can collide"

 private:
  ctx::Context context_;
};

// A global is set once, but its key is no better.
const ctx::Context kRoot = ctx::WithValue(ctx::Background(), "user", 1);  // want "context key of type 'const char \*' can collide"

void MacroAsKey(const ctx::Context& parent) {
  Work(ctx::WithValue(parent, USER_KEY, 1));  // want "context key of type 'const char \*' can collide"
}

void MacroAsCall(const ctx::Context& parent) {
  Work(SET(parent, "user", 1));  // want "context key of type 'const char \*' can collide"
}

void MacroWithKey(const ctx::Context& parent) {
  Work(SET_USER(parent, 1));  // want "context key of type 'const char \*' can collide"
}

int main() {
  Work(ctx::WithValue(ctx::Background(), "user", 1));  // want "context key of type 'const char \*' can collide"
}

void MacroWithAGoodKey(const ctx::Context& parent) {
  Work(SET(parent, TenantKey(), 1));
}

void NestedWithGoodKeys(const ctx::Context& parent) {
  Work(ctx::WithValue(ctx::WithValue(parent, TenantKey(), 1), TenantKey(), 2));
}
