// A function without a context reaches a blocking call. Every step of the way
// is a note.

CTX_BLOCKING std::string ReadAll(int fd);

void Pause() {
  std::this_thread::sleep_for(1s);  // want note "blocks in 'sleep_for' here"
}

void OneStep(const ctx::Context& c) {
  Pause();  // want "'Pause' reaches a blocking call and takes no context; cancellation of 'c' has to wait for it"
}

void Settle() {
  std::this_thread::sleep_for(2s);  // want note "blocks in 'sleep_for' here"
}

void Outer() {
  Settle();  // want note "calls 'Settle' here"
}

void TwoSteps(const ctx::Context& parent) {
  Outer();  // want "'Outer' reaches a blocking call and takes no context; cancellation of 'parent' has to wait for it"
}

// Through an annotated function, whose body is not there.
std::string ReadConfig() {
  return ReadAll(0);  // want note "blocks in 'ReadAll' here"
}

int ParseConfig() {
  return int(ReadConfig().size());  // want note "calls 'ReadConfig' here"
}

int LoadConfig() {
  if (!Ready()) return 0;
  return ParseConfig();  // want note "calls 'ParseConfig' here"
}

void ThreeSteps(const ctx::Context& c) {
  if (LoadConfig() > 0) Work(c);  // want "'LoadConfig' reaches a blocking call and takes no context; cancellation of 'c' has to wait for it"
}

// Whether it blocks depends, but it may.
int Await(std::future<int>& future, bool really) {
  if (!really) return 0;
  return future.get();  // want note "blocks in 'get' here"
}

int Conditional(const ctx::Context& c, std::future<int>& future) {
  return Await(future, Ready());  // want "'Await' reaches a blocking call and takes no context; cancellation of 'c' has to wait for it"
}

// Recursion comes to an end all the same.
void Countdown(int n) {
  if (n == 0) return;
  std::this_thread::sleep_for(1s);  // want note "blocks in 'sleep_for' here"
  Countdown(n - 1);
}

void Recursive(const ctx::Context& c) {
  Countdown(3);  // want "'Countdown' reaches a blocking call and takes no context"
}

void Pong(int n);

void Ping(int n) {
  if (n > 0) Pong(n - 1);  // want note "calls 'Pong' here"
}

void Pong(int n) {
  std::this_thread::sleep_for(1s);  // want note "blocks in 'sleep_for' here"
  Ping(n - 1);
}

void MutuallyRecursive(const ctx::Context& c) {
  Ping(3);  // want "'Ping' reaches a blocking call and takes no context"
}

class Session {
 public:
  void Reconnect() {
    Backoff();  // want note "calls 'Backoff' here"
  }
  static void Sleep();

 private:
  void Backoff();
};

void Session::Backoff() {
  std::this_thread::sleep_for(3s);  // want note "blocks in 'sleep_for' here"
}

void Session::Sleep() {
  std::this_thread::sleep_for(3s);  // want note "blocks in 'sleep_for' here"
}

void Method(const ctx::Context& c, Session& session) {
  session.Reconnect();  // want "'Reconnect' reaches a blocking call and takes no context"
}

void StaticMethod(const ctx::Context& c) {
  Session::Sleep();  // want "'Sleep' reaches a blocking call and takes no context"
}

// Its body comes only later.
void DefinedLater();

void CallsLater(const ctx::Context& c) {
  DefinedLater();  // want "'DefinedLater' reaches a blocking call and takes no context"
}

void DefinedLater() {
  std::this_thread::sleep_for(1s);  // want note "blocks in 'sleep_for' here"
}

template <class T>
T Receive(std::future<T>& future) {
  return future.get();  // want note "blocks in 'get' here"
}

void Template(const ctx::Context& c, std::future<Reply>& future) {
  Receive(future);  // want "'Receive' reaches a blocking call and takes no context"
}

// Reported where the context stops, and nowhere above.
void Linger() {
  std::this_thread::sleep_for(2s);  // want note "blocks in 'sleep_for' here"
}

void HasContext(const ctx::Context& c) {
  Linger();  // want "'Linger' reaches a blocking call and takes no context"
}

void Above(const ctx::Context& c) { HasContext(c); }

void Doze() {
  std::this_thread::sleep_for(2s);  // want note "blocks in 'sleep_for' here"
}

void InAlgorithm(const ctx::Context& c, const std::vector<int>& items) {
  std::for_each(items.begin(), items.end(), [&](int) {
    Doze();  // want "'Doze' reaches a blocking call and takes no context; cancellation of 'c' has to wait for it"
  });
}
