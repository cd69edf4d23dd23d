// Functions that say of themselves that they block.

CTX_BLOCKING std::string ReadAll(int fd);
CTX_BLOCKING void Acquire(const ctx::Context& c, int id);
CTX_BLOCKING void AcquireLast(int id, const ctx::Context& c);
std::string Parse(const std::string& text);

class Lock {
 public:
  CTX_BLOCKING void Enter();
  CTX_BLOCKING static void EnterAll(int count);
  CTX_BLOCKING void Leave(const ctx::Context& c);
  bool TryEnter();
};

class Lease : public Lock {};

template <class T>
CTX_BLOCKING T Take(const std::string& name);

// Annotated where it is declared first; the definition inherits it.
CTX_BLOCKING void Drain(int queue);
void Drain(int queue);

void Function(const ctx::Context& c) {
  ReadAll(0);  // want "'ReadAll' blocks and takes no context; cancellation of 'c' has to wait for it"
}

void InExpression(const ctx::Context& parent) {
  if (Parse(ReadAll(0)).empty()) Work(parent);  // want "'ReadAll' blocks and takes no context; cancellation of 'parent' has to wait for it"
}

void Method(const ctx::Context& c, Lock& lock) {
  lock.Enter();  // want "'Enter' blocks and takes no context; cancellation of 'c' has to wait for it"
}

void StaticMethod(const ctx::Context& c) {
  Lock::EnterAll(3);  // want "'EnterAll' blocks and takes no context; cancellation of 'c' has to wait for it"
}

void Inherited(const ctx::Context& c, Lease* lease) {
  lease->Enter();  // want "'Enter' blocks and takes no context; cancellation of 'c' has to wait for it"
}

void FunctionTemplate(const ctx::Context& c) {
  Take<int>("counter");  // want "'Take' blocks and takes no context; cancellation of 'c' has to wait for it"
}

void Redeclared(const ctx::Context& c) {
  Drain(1);  // want "'Drain' blocks and takes no context; cancellation of 'c' has to wait for it"
}

void InLambda(const ctx::Context& c, const std::vector<int>& fds) {
  std::for_each(fds.begin(), fds.end(), [&](int fd) {
    ReadAll(fd);  // want "'ReadAll' blocks and takes no context; cancellation of 'c' has to wait for it"
  });
}

void TakesContext(const ctx::Context& c, Lock& lock) {
  Acquire(c, 1);
  AcquireLast(1, c);
  lock.Leave(c);
}

void DoesNotBlock(const ctx::Context& c, Lock& lock) {
  if (lock.TryEnter()) Work(c);
  Parse("text");
}

// Blocking functions are free to call each other.
CTX_BLOCKING void ReadTwice(int fd) {
  ReadAll(fd);
  ReadAll(fd + 1);
}

void NoContext(Lock& lock) {
  ReadAll(0);
  lock.Enter();
}

void UnnamedContext(const ctx::Context&) { ReadAll(0); }

void Unevaluated(const ctx::Context& c) {
  using Text = decltype(ReadAll(0));
  static_assert(sizeof(ReadAll(0)) == sizeof(Text));
  Work(c);
}

void OnlyNamed(const ctx::Context& c) {
  std::function<std::string(int)> read = ReadAll;
  (void)read;
  Work(c);
}

void InThread(const ctx::Context& c) {
  std::jthread reader([] { ReadAll(0); });
  Work(c);
}
