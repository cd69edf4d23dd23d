// Templates are judged by their instantiations, once, at their own line.

template <class T>
void InstantiatedTwice(const ctx::Context& c, const T& value) {
  (void)value;
  Work(ctx::Background());  // want "'Background' starts a new root although context 'c' is in scope"
}
template void InstantiatedTwice<int>(const ctx::Context&, const int&);
template void InstantiatedTwice<std::string>(const ctx::Context&,
                                             const std::string&);

template <class T>
void NeverInstantiated(const ctx::Context& c, T value) {
  value.Send(ctx::Background());  // want "'Background' starts a new root although context 'c' is in scope"
}

template <class T>
class Repository {
 public:
  // The class is instantiated, this member is not.
  T Load(const ctx::Context& c, const std::string& key) {
    return T(Fetch(ctx::Background(), key));  // want "'Background' starts a new root although context 'c' is in scope"
  }
  void Touch(const ctx::Context& c) {
    Work(ctx::TODO());  // want "'TODO' starts a new root although context 'c' is in scope"
  }
};

void UseRepository(const ctx::Context& c) {
  Repository<int> ints;
  Repository<bool> bools;
  ints.Touch(c);
  bools.Touch(c);
}

template <class C>
void AnyContext(const C& c) {
  Work(ctx::Background());  // want "'Background' starts a new root although context 'c' is in scope"
}

void Abbreviated(const auto& c) {
  Work(ctx::TODO());  // want "'TODO' starts a new root although context 'c' is in scope"
}

void UseAnyContext(const ctx::Context& c) {
  AnyContext(c);
  Abbreviated(c);
}

template <bool kKeep>
void TakenBranch(const ctx::Context& c) {
  if constexpr (kKeep) {
    Work(c);
  } else {
    Work(ctx::Background());  // want "'Background' starts a new root although context 'c' is in scope"
  }
}
template void TakenBranch<false>(const ctx::Context&);

// The only instantiation throws the root away.
template <bool kKeep>
void DiscardedBranch(const ctx::Context& c) {
  if constexpr (kKeep) {
    Work(c);
  } else {
    Work(ctx::Background());
  }
}
template void DiscardedBranch<true>(const ctx::Context&);

// Whether there is a root depends on the argument, and there is none.
template <bool kKeep>
void UnknownBranch(const ctx::Context& c) {
  if constexpr (kKeep) {
    Work(c);
  } else {
    Work(ctx::Background());
  }
}

// Not a context in any instantiation.
template <class C>
void AnyValue(const C& c) {
  Work(ctx::Background());
  (void)c;
}
template void AnyValue<std::string>(const std::string&);

// May become one, may not.
template <class C>
void PerhapsContext(const C& c) {
  Work(ctx::Background());
  (void)c;
}

// Depends on what `T::Background` turns out to be.
template <class T>
void DependentRoot(const ctx::Context& c) {
  Work(c);
  Work(T::Background());
}

template <class T>
  requires requires { Work(ctx::Background()); }
void Constrained(const ctx::Context& c, T) {
  Work(c);
}

template <>
void AnyValue<int>(const int&) {
  Work(ctx::Background());
}
