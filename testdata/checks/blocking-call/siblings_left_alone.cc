// What looks like a sibling or an overload but cannot take the call's place.

#include <concepts>

#include "azure/core/context.hpp"

// The sibling is where the plain one may be called.
Reply Query(const std::string& text);
Reply QueryContext(const ctx::Context& c, const std::string& text) {
  if (c.IsDone()) return {};
  return Query(text);
}

void Ping();
void Ping(const ctx::Context& c) {
  if (!c.IsDone()) Ping();
}

void Each(const std::vector<int>& ids);
void EachWithContext(const ctx::Context& c, const std::vector<int>& ids) {
  std::for_each(ids.begin(), ids.end(), [&](int) {
    if (!c.IsDone()) Each(ids);
  });
}

class Connection {
 public:
  void Flush();
  void FlushContext(const ctx::Context& c) {
    if (c.Err()) return;
    Flush();
  }
  void Reset(int level);
  void Reset(const ctx::Context& c, int level);
};

void Connection::Reset(const ctx::Context& c, int level) {
  if (c.IsDone()) return;
  Reset(level);
}

// They differ in more than the context.
void More(int id);
void More(const ctx::Context& c, int id, int retries);
void Fewer(int id, int level);
void Fewer(const ctx::Context& c, int id);
void Other(int id);
void Other(const ctx::Context& c, const std::string& name);
void TwoContexts(int id);
void TwoContexts(const ctx::Context& c, const ctx::Context& other, int id);
void NoContext(int id);
void NoContextContext(const std::string& text);
void Reordered(int id, const std::string& text);
void Reordered(const ctx::Context& c, const std::string& text, int id);

void DifferInMore(const ctx::Context& c) {
  More(1);
  Fewer(1, 2);
  Other(1);
  TwoContexts(1);
  NoContext(1);
  Reordered(1, "text");
  Work(c);
}

// They cannot be called.
void Deleted(int id);
void Deleted(const ctx::Context& c, int id) = delete;
void NonConst(int id);
void NonConst(ctx::Context& c, int id);

class Vault {
 public:
  void Open(int id);
  void Close(int id);
  void Peek(int id) const;
  void Peek(const ctx::Context& c, int id);
  void Take(int id);
  void Take(const ctx::Context& c, int id) &&;

 private:
  void Open(const ctx::Context& c, int id);
  void CloseContext(const ctx::Context& c, int id);
};

void NotCallable(const ctx::Context& c, Vault& vault) {
  Deleted(1);
  NonConst(1);
  vault.Open(1);
  vault.Close(1);
  vault.Take(1);
  Work(c);
}

void NotOnConst(const ctx::Context& c, const Vault& vault) {
  vault.Peek(1);
  Work(c);
}

// The name in the derived class hides the one in the base.
class Base {
 public:
  void Scan(const ctx::Context& c, int id);
};

class Hiding : public Base {
 public:
  void Scan(int id);
};

void Hidden(const ctx::Context& c, Hiding& hiding) {
  hiding.Scan(1);
  Work(c);
}

// Another scope, another function.
void Load(const ctx::Context& c, int id);
void SaveContext(const ctx::Context& c, int id);
namespace inner {
void Load(int id);
void Save(int id);
void OtherScope(const ctx::Context& c) {
  Load(1);
  Save(1);
  Work(c);
}
}  // namespace inner

// Not declared yet.
void Late(int id);
void DeclaredLater(const ctx::Context& c) {
  Late(1);
  Work(c);
}
void Late(const ctx::Context& c, int id);

// Not a function at all.
void Open(int id);
struct OpenContext {
  explicit OpenContext(int id);
};
void Shut(int id);
extern int ShutContext;

void NotAFunction(const ctx::Context& c) {
  Open(1);
  Shut(1);
  Work(c);
}

// Takes a context of another library.
void Upload(int id);
void Upload(int id, Azure::Core::Context const& context);

void OtherContext(const ctx::Context& c) {
  Upload(1);
  Work(c);
}

// Its context has a default: there is one function, not two.
void Send(int id, const ctx::Context& c = ctx::Background());

void Defaulted(const ctx::Context& c) {
  Send(1, c);
  Send(2);
}

template <class T>
void Push(const T& value);
template <std::integral T>
void Push(const ctx::Context& c, const T& value);

void ConstraintFails(const ctx::Context& c) {
  Push(std::string("text"));
  Work(c);
}

// The call takes a context already, or there is none to take.
void Find(int id);
void Find(const ctx::Context& c, int id);

void Passed(const ctx::Context& c) { Find(c, 1); }

void NoContextHere() { Find(1); }

void UnnamedContext(const ctx::Context&) { Find(1); }

void DeclaredTooLate() {
  Find(1);
  auto [c, cancel] = ctx::WithCancel(ctx::Background());
  ctx::CancelGuard guard(cancel);
  Find(c, 2);
}

// No call of that function.
void Mentioned(const ctx::Context& c) {
  void (*find)(int) = &Find;
  find(1);
  using Result = decltype(Find(1));
  static_assert(!noexcept(Find(1)));
  static_assert(requires { Find(1); });
  Work(c);
}

void InThread(const ctx::Context& c) {
  std::thread([] { Find(1); }).detach();
  Work(c);
}

// Whoever makes the sibling calls what the sibling is for, however it blocks.
namespace siblings {
CTX_BLOCKING int Exec(int id);
int ExecWithContext(const ctx::Context& c, int id) {
  Work(c);
  return Exec(id);
}

void Drain() { std::this_thread::sleep_for(1s); }
void Drain(const ctx::Context& c) {
  if (!c.IsDone()) Drain();
}
}  // namespace siblings
