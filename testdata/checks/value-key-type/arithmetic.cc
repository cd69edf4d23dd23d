// A number is as easily hit twice as a name.

void Int(const ctx::Context& parent) {
  Work(ctx::WithValue(parent, 1, std::string("user")));  // want "context key of type 'int' can collide with a key of another component"
}

constexpr int kUser = 1;

void Constant(const ctx::Context& parent) {
  Work(ctx::WithValue(parent, kUser, std::string("user")));  // want "context key of type 'int' can collide"
}

void Reference(const ctx::Context& parent, const int& key) {
  Work(ctx::WithValue(parent, key, std::string("user")));  // want "context key of type 'int' can collide"
}

void Unsigned(const ctx::Context& parent) {
  Work(ctx::WithValue(parent, 1U, std::string("user")));  // want "context key of type 'unsigned int' can collide"
}

void Size(const ctx::Context& parent, std::size_t key) {
  Work(ctx::WithValue(parent, key, std::string("user")));  // want "context key of type .* can collide"
}

void Long(const ctx::Context& parent) {
  Work(ctx::WithValue(parent, 1LL, std::string("user")));  // want "context key of type 'long long' can collide"
}

void Char(const ctx::Context& parent) {
  Work(ctx::WithValue(parent, 'u', std::string("user")));  // want "context key of type 'char' can collide"
}

void Bool(const ctx::Context& parent) {
  Work(ctx::WithValue(parent, true, std::string("user")));  // want "context key of type 'bool' can collide"
}

void Double(const ctx::Context& parent) {
  Work(ctx::WithValue(parent, 1.5, std::string("user")));  // want "context key of type 'double' can collide"
}

void FixedWidth(const ctx::Context& parent, std::uint64_t key) {
  Work(ctx::WithValue(parent, key, std::string("user")));  // want "context key of type .* can collide"
}

using UserKey = int;

void Alias(const ctx::Context& parent, UserKey key) {
  Work(ctx::WithValue(parent, key, std::string("user")));  // want "context key of type .* can collide"
}

enum class Field { kUser };

// The cast throws away what made the key unique.
void EnumCastToInt(const ctx::Context& parent) {
  Work(ctx::WithValue(parent, static_cast<int>(Field::kUser), std::string("user")));  // want "context key of type 'int' can collide"
}

struct Options {
  int key = 1;
};

void Member(const ctx::Context& parent, const Options& options) {
  Work(ctx::WithValue(parent, options.key, std::string("user")));  // want "context key of type 'int' can collide"
}

void ExplicitArgument(const ctx::Context& parent) {
  Work(ctx::WithValue<long>(parent, 1, std::string("user")));  // want "context key of type .* can collide"
}

void Enumeration(const ctx::Context& parent) {
  Work(ctx::WithValue(parent, Field::kUser, std::string("user")));
}
