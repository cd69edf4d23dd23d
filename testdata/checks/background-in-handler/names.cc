// The root counts however its function and the context's type are spelt.

namespace roots = ctx;
using ContextRef = const ctx::Context&;
typedef ctx::Context Ctx;

namespace mine {
ctx::Context Background();
}

struct Factory {
  static ctx::Context Background();
  ctx::Context TODO() const;
};

#define FRESH_CONTEXT() ctx::Background()

void Using(const ctx::Context& c) {
  using ctx::Background;
  Work(Background());  // want "'Background' starts a new root although context 'c' is in scope"
}

void UsingNamespace(const ctx::Context& c) {
  using namespace ctx;
  Work(TODO());  // want "'TODO' starts a new root although context 'c' is in scope"
}

void NamespaceAlias(const ctx::Context& c) {
  Work(roots::Background());  // want "'Background' starts a new root although context 'c' is in scope"
}

void Qualified(const ctx::Context& c) {
  Work((::ctx::Background)());  // want "'Background' starts a new root although context 'c' is in scope"
}

// Unqualified, from inside of the library's own namespace.
namespace ctx::extension {
void Extend(const Context& c) {
  Work(Background());  // want "'Background' starts a new root although context 'c' is in scope"
}
}  // namespace ctx::extension

void FromMacro(const ctx::Context& c) {
  Work(FRESH_CONTEXT());  // want "'Background' starts a new root although context 'c' is in scope"
}

void AliasedReference(ContextRef c) {
  Work(ctx::Background());  // want "'Background' starts a new root although context 'c' is in scope"
}

void Typedef(const Ctx c) {
  Work(ctx::Background());  // want "'Background' starts a new root although context 'c' is in scope"
}

void RvalueReference(ctx::Context&& c) {
  Work(ctx::Background());  // want "'Background' starts a new root although context 'c' is in scope"
}

void Pointer(const ctx::Context* p) {
  Work(ctx::Background());  // want "'Background' starts a new root although context '.?p' is in scope"
}

// Other functions of these names start no root that a model knows.
void SameNameElsewhere(const ctx::Context& c, const Factory& factory) {
  Work(mine::Background());
  Work(Factory::Background());
  Work(factory.TODO());
}

// Naming the function is not calling it.
void OnlyNamed(const ctx::Context& c) {
  ctx::Context (*make)() noexcept = &ctx::Background;
  std::function<ctx::Context()> later = ctx::TODO;
  (void)make;
  (void)later;
}
