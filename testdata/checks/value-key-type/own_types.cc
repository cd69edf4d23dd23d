// A type of one's own cannot be spelt by anybody else by accident.

inline constexpr ctx::Key<int> kUserId{"user_id"};
static const ctx::Key<std::string> kName{"name"};

void TypedKey(const ctx::Context& parent) {
  Work(ctx::WithValue(parent, kUserId, 1));
}

void TypedKeyOfAString(const ctx::Context& parent) {
  Work(ctx::WithValue(parent, kName, "Ada"));
}

void LocalTypedKey(const ctx::Context& parent) {
  static constexpr ctx::Key<double> kLoad{"load"};
  Work(ctx::WithValue(parent, kLoad, 0.5));
}

void TypedKeyByReference(const ctx::Context& parent, const ctx::Key<int>& key) {
  Work(ctx::WithValue(parent, key, 1));
}

struct UserKey {
  bool operator==(const UserKey&) const = default;
};

void EmptyStruct(const ctx::Context& parent) {
  Work(ctx::WithValue(parent, UserKey(), 1));
}

void EmptyStructInBraces(const ctx::Context& parent) {
  Work(ctx::WithValue(parent, UserKey{}, "text"));
}

// What is inside does not matter.
struct NamedKey {
  std::string name;
  bool operator==(const NamedKey&) const = default;
};

void StructAroundAString(const ctx::Context& parent) {
  Work(ctx::WithValue(parent, NamedKey{"user"}, 1));
}

class NumberedKey {
 public:
  explicit NumberedKey(int number) : number_(number) {}
  bool operator==(const NumberedKey&) const = default;

 private:
  int number_;
};

void ClassAroundAnInt(const ctx::Context& parent) {
  const NumberedKey key(1);
  Work(ctx::WithValue(parent, key, 1));
}

// Not even a conversion to a string does.
struct ConvertibleKey {
  operator const char*() const { return "user"; }
  operator std::string() const { return "user"; }
  bool operator==(const ConvertibleKey&) const = default;
};

void Convertible(const ctx::Context& parent) {
  Work(ctx::WithValue(parent, ConvertibleKey(), 1));
}

class StringKey : public std::string {
 public:
  using std::string::string;
};

void DerivedFromString(const ctx::Context& parent) {
  Work(ctx::WithValue(parent, StringKey("user"), 1));
}

enum class Field { kUser, kTenant };
enum PlainField { kPlainUser, kPlainTenant };
enum class Wide : std::uint64_t { kUser };

void ScopedEnum(const ctx::Context& parent) {
  Work(ctx::WithValue(parent, Field::kUser, 1));
}

void UnscopedEnum(const ctx::Context& parent) {
  Work(ctx::WithValue(parent, kPlainUser, 1));
}

void EnumOfAType(const ctx::Context& parent) {
  Work(ctx::WithValue(parent, Wide::kUser, 1));
}

void EnumVariable(const ctx::Context& parent, const PlainField& field) {
  Work(ctx::WithValue(parent, field, 1));
}

void EnumFromInt(const ctx::Context& parent, int n) {
  Work(ctx::WithValue(parent, static_cast<Field>(n), 1));
}

using FieldKey = Field;

void AliasOfAnEnum(const ctx::Context& parent) {
  Work(ctx::WithValue(parent, FieldKey::kTenant, 1));
}

template <class Tag>
struct TaggedKey {
  std::string name;
  bool operator==(const TaggedKey&) const = default;
};

void ClassTemplate(const ctx::Context& parent) {
  struct Tag;
  Work(ctx::WithValue(parent, TaggedKey<Tag>{"user"}, 1));
}

void ClassTemplateOfAString(const ctx::Context& parent) {
  Work(ctx::WithValue(parent, TaggedKey<std::string>{"user"}, 1));
}

void LocalType(const ctx::Context& parent) {
  struct Local {
    bool operator==(const Local&) const = default;
  };
  Work(ctx::WithValue(parent, Local(), 1));
}

namespace {
struct HiddenKey {
  bool operator==(const HiddenKey&) const = default;
};
}  // namespace

void AnonymousNamespace(const ctx::Context& parent) {
  Work(ctx::WithValue(parent, HiddenKey(), 1));
}

class Service {
 public:
  ctx::Context Tag(const ctx::Context& parent) const {
    return ctx::WithValue(parent, Slot(), 1);
  }

 private:
  struct Slot {
    bool operator==(const Slot&) const = default;
  };
};

NamedKey operator""_key(const char* text, std::size_t size) {
  return {std::string(text, size)};
}

// It looks like a string, but the literal makes a type of one's own.
void UserDefinedLiteral(const ctx::Context& parent) {
  Work(ctx::WithValue(parent, "user"_key, 1));
}

// The address of an object of one's own is unique.
void AddressOfAnObject(const ctx::Context& parent) {
  static const UserKey kObject;
  Work(ctx::WithValue(parent, &kObject, 1));
}

union UnionKey {
  int number;
  friend bool operator==(const UnionKey& a, const UnionKey& b) {
    return a.number == b.number;
  }
};

void Union(const ctx::Context& parent) {
  Work(ctx::WithValue(parent, UnionKey{1}, 1));
}
