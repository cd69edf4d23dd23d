// No placeholder is evaluated here.

// ctx::TODO() in a comment.
const char* const kText = "ctx::TODO()";

using Made = decltype(ctx::TODO());
static_assert(sizeof(ctx::TODO()) > 0);
static_assert(noexcept(ctx::TODO()));
static_assert(std::is_same_v<decltype(ctx::TODO()), ctx::Context>);
template <class T>
concept Placeholder = requires { ctx::TODO(); };
static_assert(Placeholder<int>);

// A root that is meant to be one.
ctx::Context g_context = ctx::Background();
void Main() { Work(ctx::Background()); }

// Named, not called.
auto* const kMaker = &ctx::TODO;

struct Tracker {
  static int TODO();
  int Count() { return TODO() + this->TODO(); }
};
namespace notes {
ctx::Context TODO();
void Use() { Work(TODO()); }
}  // namespace notes

// A path that no instance has.
template <bool kOld>
void Either(const ctx::Context& c) {
  if constexpr (kOld) {
    Work(ctx::TODO());
  } else {
    Work(c);
  }
}
void UsesEither(const ctx::Context& c) { Either<false>(c); }

#if 0
void Gone() { Work(ctx::TODO()); }
#endif
