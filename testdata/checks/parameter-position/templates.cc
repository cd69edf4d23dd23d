// Templates are reported once, at their own line.

template <class V>
void Set(const V& value, const ctx::Context& c) {  // want "context parameter 'c' is not the first parameter"
  Work(c);
}
template void Set<int>(const int&, const ctx::Context&);
template void Set<std::string>(const std::string&, const ctx::Context&);

template <class V>
void NeverInstantiated(const V& value, const ctx::Context& c);  // want "context parameter 'c' is not the first parameter"

void Abbreviated(const auto& value, const ctx::Context& c) {  // want "context parameter 'c' is not the first parameter"
  Work(c);
}

void UseAbbreviated(const ctx::Context& c) {
  Abbreviated(1, c);
  Abbreviated("two", c);
}

template <class T>
class Cache {
 public:
  Cache(int size, const ctx::Context& c) { Work(c); }  // want "context parameter 'c' is not the first parameter"

  T Get(const std::string& key, const ctx::Context& c);  // want "context parameter 'c' is not the first parameter"

  template <class U>
  void Put(const std::string& key, const U& value, const ctx::Context& c) {  // want "context parameter 'c' is not the first parameter"
    Work(c);
  }
};

template <class T>
T Cache<T>::Get(const std::string& key, const ctx::Context& c) {
  return T(Fetch(c, key));
}

void UseCache(const ctx::Context& c) {
  Cache<int> ints(1, c);
  Cache<bool> bools(2, c);
  bools.Get("key", c);
  ints.Put("key", 1, c);
  bools.Put("key", "text", c);
}

extern template class Cache<long>;

template <class T>
void Encode(const T& value, const ctx::Context& c) {  // want "context parameter 'c' is not the first parameter"
  Work(c);
}

// A specialisation has to have the template's shape.
template <>
void Encode<std::string>(const std::string& value, const ctx::Context& c) {
  Fetch(c, value);
}

template <>
void Encode(const int& value, const ctx::Context& c) {
  Work(c);
}

template <>
char Cache<char>::Get(const std::string& key, const ctx::Context& context);

template <class T>
class Source {
 public:
  virtual ~Source() = default;
  virtual T Read(int count, const ctx::Context& c) = 0;  // want "context parameter 'c' is not the first parameter"
};

class IntSource : public Source<int> {
 public:
  int Read(int count, const ctx::Context& c) override;
};

template <class T>
class Filtered : public Source<T> {
 public:
  T Read(int count, const ctx::Context& c) override { return T(); }
};
template class Filtered<int>;

// Without the keyword, and still an override once it is instantiated.
template <class T>
class Counted : public Source<T> {
 public:
  T Read(int count, const ctx::Context& c) { return T(); }
};
template class Counted<long>;

// What the base demands is unknown.
template <class Base>
class Mixin : public Base {
 public:
  void Handle(int id, const ctx::Context& c);
};

template <class Derived>
class Crtp {
 public:
  void Run(int id, const ctx::Context& c) {  // want "context parameter 'c' is not the first parameter"
    static_cast<Derived*>(this)->Step(c, id);
  }
};

class Stepper : public Crtp<Stepper> {
 public:
  void Step(const ctx::Context& c, int id);
};

void RunStepper(const ctx::Context& c) { Stepper().Run(1, c); }

template <class... Args>
void Emplace(const ctx::Context& c, Args&&... args) {}

template <class T>
void InFront(const ctx::Context& c, const T& value) {}

void UseInFront(const ctx::Context& c) {
  Emplace(c, 1, "two", c);
  InFront(c, 1);
  InFront(c, c);
}
