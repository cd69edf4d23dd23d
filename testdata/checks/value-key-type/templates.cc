struct UserKey {
  bool operator==(const UserKey&) const = default;
};

// Instantiated with a key that collides; the line is the template's.
template <class K>
ctx::Context Put(const ctx::Context& parent, K key) {
  return ctx::WithValue(parent, key, 1);  // want "context key of type 'const char \*' can collide"
}
template ctx::Context Put(const ctx::Context&, const char*);

// One of two instantiations is enough.
template <class K>
ctx::Context PutOneOfTwo(const ctx::Context& parent, const K& key) {
  return ctx::WithValue(parent, key, 1);  // want "context key of type 'int' can collide"
}
template ctx::Context PutOneOfTwo(const ctx::Context&, const UserKey&);
template ctx::Context PutOneOfTwo(const ctx::Context&, const int&);

// The same fault in two instantiations is one fault.
template <class V>
ctx::Context PutTwice(const ctx::Context& parent, V value) {
  return ctx::WithValue(parent, "user", value);  // want "context key of type 'const char \*' can collide"
}
template ctx::Context PutTwice(const ctx::Context&, int);
template ctx::Context PutTwice(const ctx::Context&, double);

template <class T>
class Session {
 public:
  ctx::Context Tag(const ctx::Context& parent) const {
    return ctx::WithValue(parent, std::string("session"), T());  // want "context key of type .*string.* can collide"
  }
};
template class Session<int>;

void GenericLambda(const ctx::Context& parent) {
  auto put = [&](auto key) { return ctx::WithValue(parent, key, 1); };  // want "context key of type 'int' can collide"
  Work(put(1));
}

void AbbreviatedCalled(const ctx::Context& parent, auto key) {
  Work(ctx::WithValue(parent, key, 1));  // want "context key of type 'bool' can collide"
}
template void AbbreviatedCalled(const ctx::Context&, bool);

// Nothing here depends on an argument, so no instantiation is needed.
template <class T>
ctx::Context Uninstantiated(const ctx::Context& parent) {
  return ctx::WithValue(parent, "user", 1);  // want "context key of type 'const char \*' can collide"
}

// All instantiations have a type of their own.
template <class K>
ctx::Context PutOwn(const ctx::Context& parent, K key) {
  return ctx::WithValue(parent, key, 1);
}
template ctx::Context PutOwn(const ctx::Context&, UserKey);

// Nobody knows the key's type.
template <class K>
ctx::Context PutUnknown(const ctx::Context& parent, K key) {
  return ctx::WithValue(parent, key, 1);
}

// The branch that sets a string is compiled out.
template <class K>
ctx::Context PutEither(const ctx::Context& parent, K key) {
  if constexpr (std::is_enum_v<K>) {
    return ctx::WithValue(parent, key, 1);
  } else {
    return ctx::WithValue(parent, std::to_string(key), 1);
  }
}
enum class Field { kUser };
template ctx::Context PutEither(const ctx::Context&, Field);

template <class V>
ctx::Context PutTyped(const ctx::Context& parent, const ctx::Key<V>& key, V value) {
  return ctx::WithValue(parent, key, value);
}
template ctx::Context PutTyped(const ctx::Context&, const ctx::Key<int>&, int);

template <class Tag>
struct TaggedKey {
  bool operator==(const TaggedKey&) const = default;
};

template <class Tag, class V>
ctx::Context PutTagged(const ctx::Context& parent, V value) {
  return ctx::WithValue(parent, TaggedKey<Tag>(), value);
}
template ctx::Context PutTagged<int>(const ctx::Context&, int);
template ctx::Context PutTagged<std::string>(const ctx::Context&, std::string);
