// Lambdas, templates, coroutines: whose context is it that a call ignores?

#include <concepts>

Reply Query(const std::string& text);
Reply Query(const ctx::Context& c, const std::string& text);
void Register(std::function<void()> callback);

class Database {
 public:
  Reply Exec(const std::string& text);
  Reply Exec(const ctx::Context& c, const std::string& text);
};

class Memory {
 public:
  Reply Exec(const std::string& text);
};

template <class T>
class Table {
 public:
  T Find(int id);
  T Find(const ctx::Context& c, int id);
};

template <class T>
T Get(const std::string& key);
template <class T>
T Get(const ctx::Context& c, const std::string& key);

void Immediately(const ctx::Context& c) {
  [&] { Query("select 1"); }();  // want "'Query' ignores context 'c' although an overload takes it"
}

void ForEach(const ctx::Context& c, const std::vector<std::string>& keys) {
  std::for_each(keys.begin(), keys.end(), [&](const std::string& key) {
    Query(key);  // want "'Query' ignores context 'c' although an overload takes it"
  });
}

void Captured(const ctx::Context& parent) {
  Register([own = parent] {
    std::this_thread::sleep_for(1s);  // want "'sleep_for' blocks without looking at context 'own'" note "use"
  });
}

void OwnParameter() {
  auto handle = [](const ctx::Context& c) {
    Query("select 1");  // want "'Query' ignores context 'c' although an overload takes it"
  };
  handle(ctx::Background());
}

void ClassTemplate(const ctx::Context& c, Table<int>& table) {
  table.Find(1);  // want "'Find' ignores context 'c' although an overload takes it"
}

void FunctionTemplate(const ctx::Context& c) {
  Get<int>("key");  // want "'Get' ignores context 'c' although an overload takes it"
}

template <class T>
void InstantiatedTwice(const ctx::Context& c, T value) {
  std::this_thread::sleep_for(1s);  // want "'sleep_for' blocks without looking at context 'c'" note "use"
}
template void InstantiatedTwice<int>(const ctx::Context&, int);
template void InstantiatedTwice<bool>(const ctx::Context&, bool);

template <class T>
void NeverInstantiated(const ctx::Context& c, T value) {
  Query("select 1");  // want "'Query' ignores context 'c' although an overload takes it"
}

// With one of the two there is an overload to take.
template <class D>
void Either(const ctx::Context& c, D& database) {
  database.Exec("begin");  // want "'Exec' ignores context 'c' although an overload takes it"
}

template <class D>
void WithoutOverload(const ctx::Context& c, D& database) {
  database.Exec("begin");
}

template <class D>
void Dependent(const ctx::Context& c, D& database) {
  database.Exec("begin");
}

void UseTemplates(const ctx::Context& c, Database& database, Memory& memory) {
  Either(c, memory);
  Either(c, database);
  WithoutOverload(c, memory);
}

template <bool kWait>
void Discarded(const ctx::Context& c) {
  if constexpr (kWait) {
    std::this_thread::sleep_for(1s);
  } else {
    Work(c);
  }
}
template void Discarded<false>(const ctx::Context&);

struct Task {
  struct promise_type {
    Task get_return_object();
    std::suspend_never initial_suspend() noexcept;
    std::suspend_never final_suspend() noexcept;
    void return_void();
    void unhandled_exception();
  };
  bool await_ready();
  void await_suspend(std::coroutine_handle<> handle);
  void await_resume();
};

Task Send(int id);
Task Send(ctx::Context c, int id);

Task Coroutine(ctx::Context c) {
  co_await Send(1);  // want "'Send' ignores context 'c' although an overload takes it; the call outlives cancellation"
  std::this_thread::sleep_for(1s);  // want "'sleep_for' blocks without looking at context 'c'" note "use"
}

Task GoodCoroutine(ctx::Context c) {
  co_await Send(c, 1);
  if (ctx::SleepFor(c, 1s)) co_return;
}

// Nobody knows when it runs, and it holds no context.
void Posted(const ctx::Context& c) {
  Register([] { std::this_thread::sleep_for(1s); });
  Work(c);
}

void Detached(const ctx::Context& c) {
  std::thread([] { Query("select 1"); }).detach();
  auto later = std::async([] { std::this_thread::sleep_for(1s); });
  ctx::Wait(c, later);
}

void EndedBlock(bool once) {
  if (once) {
    auto [c, cancel] = ctx::WithCancel(ctx::Background());
    ctx::CancelGuard guard(cancel);
    Query(c, "select 1");
  }
  Query("select 2");
}

void LocalClass(const ctx::Context& c) {
  struct Sleeper {
    void Run() { std::this_thread::sleep_for(1s); }
  };
  Work(c);
}

void DefaultArgument(const ctx::Context& c, Reply reply = Query("select 1")) {
  Work(c);
}

// An unnamed context parameter breaks the chain, in a lambda too; and a lambda
// without captures cannot look at any context.
void OnPurposeInALambda(const ctx::Context& c) {
  [](const ctx::Context&) { std::this_thread::sleep_for(1s); }(c);
  auto pause = [] { std::this_thread::sleep_for(1s); };
  pause();
}
