// Found, but a key declared here would not serve all who use the string.

const int* ReadBefore(const ctx::Context& c) { return c.Value<int>("early"); }

void SetAfter(const ctx::Context& parent) {
  Work(ctx::WithValue(parent, "early", 1));  // want "context key of type 'const char \*' can collide"
}

inline constexpr int kTaken = 1;

void NameIsTaken(const ctx::Context& parent) {
  Work(ctx::WithValue(parent, "taken", kTaken));  // want "context key of type 'const char \*' can collide"
}

void SameName(const ctx::Context& parent) {
  Work(ctx::WithValue(parent, "x-y", 1));  // want "context key of type 'const char \*' can collide"
  Work(ctx::WithValue(parent, "x_y", 1));  // want "context key of type 'const char \*' can collide"
}

void LocalType(const ctx::Context& parent) {
  struct Mine {};
  Work(ctx::WithValue(parent, "mine", Mine()));  // want "context key of type 'const char \*' can collide"
}
