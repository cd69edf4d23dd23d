#ifndef CTXTIDY_TESTS_UNIT_SEMANTICS_MINI_H_
#define CTXTIDY_TESTS_UNIT_SEMANTICS_MINI_H_

// What the sources of these tests include, as a system header: the few
// declarations that matter, parsed in no time. The models are in parsed.cc.

namespace std {

using size_t = decltype(sizeof(0));

template <class T>
struct remove_reference {
  using type = T;
};
template <class T>
struct remove_reference<T&> {
  using type = T;
};
template <class T>
struct remove_reference<T&&> {
  using type = T;
};

template <class T>
typename remove_reference<T>::type&& move(T&& value) noexcept {
  return static_cast<typename remove_reference<T>::type&&>(value);
}

class type_info;
[[noreturn]] void abort() noexcept;

template <class T>
struct reference_wrapper {
  T* value;
};
template <class T>
reference_wrapper<T> ref(T& value) {
  return {&value};
}

template <class A, class B>
struct pair {
  A first;
  B second;
};
template <class A, class B>
pair<A, B> make_pair(A a, B b);

template <class A, class B>
struct references {
  template <class Pair>
  references& operator=(const Pair&);
};
struct ignored {
  template <class T>
  const ignored& operator=(const T&) const;
};
inline constexpr ignored ignore{};
template <class A, class B>
references<A, B> tie(A& a, B& b);

template <class C>
struct basic_string {
  basic_string(const C* text);
  basic_string(const basic_string&);
  ~basic_string();
};
using string = basic_string<char>;

template <class T>
struct optional {
  explicit operator bool() const;
  const T& operator*() const;
  T value_or(T other) const;
};

struct exception {
  virtual ~exception();
};
struct runtime_error : exception {
  explicit runtime_error(const char* text);
};

template <long N, long D = 1>
struct ratio {};
namespace chrono {
template <class Rep, class Period = ratio<1>>
struct duration {
  constexpr explicit duration(Rep count) : count_(count) {}
  Rep count_;
};
using nanoseconds = duration<long, ratio<1, 1000000000>>;
using milliseconds = duration<long, ratio<1, 1000>>;
using seconds = duration<long>;
using hours = duration<long, ratio<3600>>;
}  // namespace chrono

namespace this_thread {
template <class Rep, class Period>
void sleep_for(const chrono::duration<Rep, Period>& time);
}  // namespace this_thread

struct stop_token {
  bool stop_requested() const noexcept;
};

struct thread {
  thread() noexcept;
  template <class F, class... Args>
  explicit thread(F&& f, Args&&... args) {}
};
template <class F>
void invoke(F&& f) {}

template <class Promise = void>
struct coroutine_handle;
template <>
struct coroutine_handle<void> {};
template <class Promise>
struct coroutine_handle : coroutine_handle<> {
  static coroutine_handle from_address(void*) noexcept;
  void* address() const noexcept;
};
template <class Result, class... Args>
struct coroutine_traits {
  using promise_type = typename Result::promise_type;
};

}  // namespace std

struct Ready {
  bool await_ready() const noexcept;
  void await_suspend(std::coroutine_handle<>) const noexcept;
  int await_resume() const noexcept;
};
struct Task {
  struct promise_type {
    Task get_return_object();
    Ready initial_suspend() noexcept;
    Ready final_suspend() noexcept;
    void return_value(int value);
    void unhandled_exception();
  };
};

// A library whose contexts come first: values, handed down.
namespace ctx {
inline namespace v1 {

class Context {
 public:
  Context(const Context&) noexcept;
  Context& operator=(const Context&) noexcept;
  ~Context();
  int Err() const noexcept;
  int Value(const char* key) const;
};
bool operator==(const Context& a, const Context& b);

Context Background() noexcept;

class CancelFunc {
 public:
  CancelFunc() noexcept;
  CancelFunc(const CancelFunc&) noexcept;
  CancelFunc& operator=(const CancelFunc&) noexcept;
  void operator()() const noexcept;
};

struct Cancelable {
  Context context;
  CancelFunc cancel;
};
Cancelable WithCancel(const Context& parent) noexcept;
std::pair<Context, CancelFunc> WithPair(const Context& parent) noexcept;
// Needs no cancel function to be called.
Context WithDeadline(const Context& parent, long deadline);

class CancelGuard {
 public:
  explicit CancelGuard(CancelFunc cancel) noexcept;
  ~CancelGuard();
};

template <class T>
struct Key {
  const char* name;
};
template <class T>
Context WithValue(const Context& parent, const char* key, T value);
template <class K, class T>
Context WithValue(const Context& parent, K key, T value);

}  // namespace v1
}  // namespace ctx

// A library whose contexts come last and may be made by anybody.
namespace az {
class Context {
 public:
  Context() noexcept;
  bool IsCancelled() const;
  static const Context kApplication;
};
}  // namespace az

// A library whose contexts are the objects of requests.
namespace rpc {
class ServerContext {
 public:
  bool IsCancelled() const;
};
}  // namespace rpc

#endif  // CTXTIDY_TESTS_UNIT_SEMANTICS_MINI_H_
