// Tag dispatch, and protocols that put something else in front.

#include <new>
#include <utility>

struct Tag {};

template <class Alloc>
struct Buffer {
  Buffer(std::allocator_arg_t, const Alloc& alloc, const ctx::Context& c);
  Buffer(std::allocator_arg_t tag, const Alloc& alloc, int size,
         const ctx::Context& c);
};

struct Holder {
  Holder(std::in_place_t, const ctx::Context& c);
  template <class T>
  Holder(std::in_place_type_t<T>, const ctx::Context& c) {}
  template <std::size_t I>
  Holder(std::in_place_index_t<I>, const ctx::Context& c) {}
  Holder(std::piecewise_construct_t, std::tuple<int> args,
         const ctx::Context& c);
};

bool TryOpen(const std::nothrow_t&, const ctx::Context& c);

struct Lease {
  Lease(std::adopt_lock_t, const ctx::Context& c);
  Lease(std::defer_lock_t, std::mutex& m, const ctx::Context& c);
};

Reply tag_invoke(Tag, const ctx::Context& c);

template <class T>
Reply tag_invoke(Tag, const T& value, const ctx::Context& c) {
  return Fetch(c);
}

struct Customised {
  friend Reply tag_invoke(Tag, const Customised& self, const ctx::Context& c) {
    return Fetch(c);
  }
};

void UseTags(const ctx::Context& c) {
  tag_invoke(Tag(), 1, c);
  tag_invoke(Tag(), Customised(), c);
  Holder a(std::in_place_type<int>, c);
  Holder b(std::in_place_index<1>, c);
}

// jthread hands its token over in front.
void Loop(std::stop_token st, const ctx::Context& c);

void LoopMore(const std::stop_token& st, const ctx::Context& c, int id);

class Runner {
 public:
  void Run(std::stop_token st, const ctx::Context& c);
  static void RunAll(std::stop_token, ctx::Context c, int count);
};

void Start(const ctx::Context& c) {
  std::jthread loop(Loop, c);
  std::jthread more(LoopMore, c, 1);
}

// Defaulted: it cannot move in front of what has no default.
void Defaulted(int id, ctx::Context c = ctx::Background());

struct WithDefaults {
  explicit WithDefaults(int id, const ctx::Context& c = ctx::Background());
  void Send(const std::string& text,
            const ctx::Context& c = ctx::Background()) const;
  static void Sync(int id, const ctx::Context* c = nullptr);
};

template <class T>
void DefaultedTemplate(const T& value, ctx::Context c = ctx::TODO()) {
  Work(c);
}
template void DefaultedTemplate<int>(const int&, ctx::Context);

template <class T>
struct Box {
  Box(T value, const ctx::Context& c);  // want "context parameter 'c' is not the first parameter"
};

// Says what the constructor says, in its order.
Box(const char* value, const ctx::Context& c) -> Box<std::string>;

void Deduce(const ctx::Context& c) {
  Box a(1, c);
  Box b("two", c);
}

// No tag, an argument like any other.
void AfterString(std::string_view name, const ctx::Context& c);  // want "context parameter 'c' is not the first parameter"
