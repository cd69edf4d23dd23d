// Free functions whose context is not where callers and wrappers look for it.

#define NODISCARD_API [[nodiscard]] __attribute__((visibility("default")))

using ContextRef = const ctx::Context&;
typedef ctx::Context Ctx;

Reply Load(const std::string& key, const ctx::Context& c);  // want "context parameter 'c' is not the first parameter; callers and wrappers look for it there"

void ByValue(int id, ctx::Context context);  // want "context parameter 'context' is not the first parameter; callers and wrappers look for it there"

void ByRvalue(int id, ctx::Context&& c);  // want "context parameter 'c' is not the first parameter"

void ByPointer(int id, const ctx::Context* p);  // want "context parameter 'p' is not the first parameter"

void Aliased(int id, ContextRef c);  // want "context parameter 'c' is not the first parameter"

void Typedefed(int id, const Ctx c);  // want "context parameter 'c' is not the first parameter"

void Middle(int id, const ctx::Context& c, const std::string& text);  // want "context parameter 'c' is not the first parameter"

void BeforeDefault(int id, const ctx::Context& c, int retries = 3);  // want "context parameter 'c' is not the first parameter"

void ManyLines(const std::string& user,
               const std::vector<std::string>& keys,
               const ctx::Context& c,  // want "context parameter 'c' is not the first parameter"
               std::chrono::milliseconds timeout);

auto Trailing(int id, const ctx::Context& c) -> Reply;  // want "context parameter 'c' is not the first parameter"

NODISCARD_API int Attributed(int id, const ctx::Context& c) noexcept;  // want "context parameter 'c' is not the first parameter"

void Variadic(const char* format, const ctx::Context& c, ...);  // want "context parameter 'c' is not the first parameter"

void AfterCallback(std::function<void(const ctx::Context&)> done,
                   const ctx::Context& c);  // want "context parameter 'c' is not the first parameter"

void MaybeUnused(int id, [[maybe_unused]] const ctx::Context& c) {}  // want "context parameter 'c' is not the first parameter"

static bool Internal(const std::string& key, const ctx::Context& c) {  // want "context parameter 'c' is not the first parameter"
  return bool(Fetch(c, key));
}

namespace {
bool Unnamed(const std::string& key, const ctx::Context& c) {  // want "context parameter 'c' is not the first parameter"
  return Internal(key, c);
}
}  // namespace

inline constexpr int kLimit = 3;
inline void Inline(int limit, const ctx::Context& c) {  // want "context parameter 'c' is not the first parameter"
  if (limit < kLimit) Work(c);
  Unnamed("key", c);
}

// Contexts in a container are not the one that the call is to observe.
void ContextOfAnother(std::vector<ctx::Context> others, const ctx::Context& c);  // want "context parameter 'c' is not the first parameter"

Reply First(const ctx::Context& c, const std::string& key);

void Only(ctx::Context c);

void None(int id, const std::string& text);

void Nothing();

void FirstByPointer(const ctx::Context* p, int id);

// With one in front, a second context is an argument like any other.
bool Same(const ctx::Context& a, const ctx::Context& b);

void Merge(const ctx::Context& c, int id, const ctx::Context& other);

// What goes with a context is not one.
void Cancel(int id, ctx::CancelFunc cancel);

void CancelCause(int id, const ctx::CancelCauseFunc& cancel);

void Result(int id, ctx::Cancelable derived);

void Guard(int id, ctx::CancelGuard& guard);

template <class T>
void Key(int id, const ctx::Key<T>& key);
