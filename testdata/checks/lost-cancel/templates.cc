// Instantiated twice, reported once.
template <class T>
void Instantiated(const ctx::Context& parent, const T& value) {
  auto [c, cancel] = ctx::WithTimeout(parent, 1s);  // want "'cancel' is not used on all paths"
  if (value == T()) return;  // want note "this path leaves the function without using 'cancel'"
  Work(c);
  cancel();
}
template void Instantiated(const ctx::Context&, const int&);
template void Instantiated(const ctx::Context&, const std::string&);

template <class T>
void DiscardsInstantiated(const ctx::Context& parent, T value) {
  auto c = ctx::WithTimeout(parent, value).context;  // want "cancel function returned by 'WithTimeout' is discarded"
  Work(c);
}
template void DiscardsInstantiated(const ctx::Context&, std::chrono::seconds);
template void DiscardsInstantiated(const ctx::Context&, std::chrono::minutes);

// Nothing here depends on an argument, so no instantiation is needed.
template <class T>
void DiscardsUninstantiated(const ctx::Context& parent) {
  auto c = ctx::WithTimeout(parent, 1s).context;  // want "cancel function returned by 'WithTimeout' is discarded"
  Work(c);
}

template <class T>
void LosesUninstantiated(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithTimeout(parent, 1s);  // want "'cancel' is not used on all paths"
  Work(c);
}  // want note "leaves the function without using 'cancel'"

// The only instantiation takes the branch that cancels.
template <bool kCancel>
void OnlyTheCancelingOne(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithTimeout(parent, 1s);
  Work(c);
  if constexpr (kCancel) cancel();
}
template void OnlyTheCancelingOne<true>(const ctx::Context&);

template <bool kCancel>
void OneOfTwoForgets(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithTimeout(parent, 1s);  // want "'cancel' is not used on all paths"
  Work(c);
  if constexpr (kCancel) cancel();
}  // want note "leaves the function without using 'cancel'"
template void OneOfTwoForgets<true>(const ctx::Context&);
template void OneOfTwoForgets<false>(const ctx::Context&);

// Which way it goes depends on an argument that nobody gave.
template <bool kCancel>
void UninstantiatedBranch(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithTimeout(parent, 1s);
  Work(c);
  if constexpr (kCancel) cancel();
}

template <class T>
void UninstantiatedUse(const ctx::Context& parent, T value) {
  auto [c, cancel] = ctx::WithTimeout(parent, 1s);
  Work(c);
  value.Keep(cancel);
}

// The early return is compiled out.
template <class T>
void ReturnCompiledOut(const ctx::Context& parent, T value) {
  auto [c, cancel] = ctx::WithTimeout(parent, 1s);
  if constexpr (std::is_pointer_v<T>) {
    if (value == nullptr) return;
  }
  Work(c);
  cancel();
}
template void ReturnCompiledOut(const ctx::Context&, int);

template <class T>
void DiscardCompiledOut(const ctx::Context& parent, T value) {
  if constexpr (std::is_pointer_v<T>) {
    Work(ctx::WithTimeout(parent, *value).context);
  } else {
    ctx::ScopedContext scope = ctx::WithTimeout(parent, value);
    Work(scope.context());
  }
}
template void DiscardCompiledOut(const ctx::Context&, std::chrono::seconds);

void IfConstexprOutsideOfATemplate(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithTimeout(parent, 1s);
  Work(c);
  if constexpr (sizeof(int) >= 2) cancel();
}

template <class T>
class Pool {
 public:
  void Run(const ctx::Context& parent) {
    auto [c, cancel] = ctx::WithTimeout(parent, 1s);  // want "'cancel' is not used on all paths"
    if (items_.empty()) return;  // want note "leaves the function without using 'cancel'"
    Work(c);
    cancel();
  }

  void RunGuarded(const ctx::Context& parent) {
    auto [c, cancel] = ctx::WithTimeout(parent, 1s);
    ctx::CancelGuard guard(cancel);
    if (items_.empty()) return;
    Work(c);
  }

 private:
  std::vector<T> items_;
};
template class Pool<int>;
template class Pool<std::string>;

// Only the specialization is at fault.
template <class T>
void Specialized(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithTimeout(parent, 1s);
  Work(c);
  cancel();
}
template <>
void Specialized<int>(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithTimeout(parent, 1s);  // want "'cancel' is not used on all paths"
  Work(c);
}  // want note "leaves the function without using 'cancel'"
template void Specialized<long>(const ctx::Context&);

void Abbreviated(const ctx::Context& parent, const auto& value) {
  auto [c, cancel] = ctx::WithTimeout(parent, 1s);  // want "'cancel' is not used on all paths"
  if (value.empty()) return;  // want note "leaves the function without using 'cancel'"
  Work(c);
  cancel();
}

void CallsAbbreviated(const ctx::Context& parent) {
  Abbreviated(parent, std::string("a"));
  Abbreviated(parent, std::vector<int>{1});
}

void GenericLambda(const ctx::Context& parent) {
  auto run = [](const ctx::Context& p, auto value) {
    auto [c, cancel] = ctx::WithTimeout(p, 1s);  // want "'cancel' is not used on all paths"
    if (value == 0) return;  // want note "leaves the function without using 'cancel'"
    Work(c);
    cancel();
  };
  run(parent, 1);
  run(parent, 2L);
}

// A wrapper template derives a context like any other wrapper.
template <class Rep, class Period>
ctx::Cancelable Within(const ctx::Context& parent,
                       std::chrono::duration<Rep, Period> timeout) {
  return ctx::WithTimeout(parent, timeout);
}

void UsesAWrapperTemplate(const ctx::Context& parent) {
  Work(Within(parent, 1s).context);  // want "the cancel function returned by 'Within.*' is discarded"
  auto [c, cancel] = Within(parent, 1ms);
  Work(c);
  cancel();
}
