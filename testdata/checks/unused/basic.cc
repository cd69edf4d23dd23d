// A context that is accepted and then ignored.

void Compute(int x);
void Store(const std::string& key, const std::string& value);
std::string Encode(const std::string& value);

void Sleeps(const ctx::Context& c) {  // want "context 'c' is never used; cancellation and deadline do not reach the work of 'Sleeps'"
  std::this_thread::sleep_for(1s);
}

void Loops(int n, const ctx::Context& c) {  // want "context 'c' is never used"
  for (int i = 0; i < n; ++i) Compute(i);
}

void WhileLoop(ctx::Context c) {  // want "context 'c' is never used"
  while (!Ready()) Compute(1);
}

int RangeLoop(const ctx::Context& c, const std::vector<int>& all) {  // want "context 'c' is never used"
  int sum = 0;
  for (int one : all) sum += one;
  return sum;
}

// The caller's context goes nowhere, another one is taken.
void PassesRoot(const ctx::Context& c) {  // want "context 'c' is never used"
  Work(ctx::Background());  // want note "'Work' should have got it here"
}

// By pointer, by a wrapper.
void Pointer(const ctx::Context* c) {  // want "context 'c' is never used"
  std::this_thread::sleep_for(1s);
}

void Shared(const std::shared_ptr<ctx::Context>& c) {  // want "context 'c' is never used"
  std::this_thread::sleep_for(1s);
}

std::string Many(const ctx::Context& c, std::string value) {  // want "context 'c' is never used"
  std::string key = Encode(value);
  value += key;
  Store(key, value);
  return value;
}

class Service {
 public:
  void Run(const ctx::Context& c) {  // want "context 'c' is never used"
    while (Ready()) ++runs_;
  }
  static void RunAll(const ctx::Context& c, std::vector<Service>& all);
  explicit Service(const ctx::Context& c) {  // want "context 'c' is never used"
    while (!Ready()) ++runs_;
  }

 private:
  int runs_ = 0;
};

// At the definition: that is where it is ignored.
void Service::RunAll(const ctx::Context& c, std::vector<Service>& all) {  // want "context 'c' is never used"
  for (Service& one : all) one.runs_ = 0;
}

// Whose name is a member's of something else.
struct Options {
  int c = 0;
};
int OtherC(const ctx::Context& c, Options options, Options* more) {  // want "context 'c' is never used"
  while (!Ready()) options.c += more->c;
  return options.c;  // c
}

// A helper in this file that blocks.
void Helper() { std::this_thread::sleep_for(1s); }
void CallsHelper(const ctx::Context& c) {  // want "context 'c' is never used"
  Helper();
}

// An overload would have taken it.
Reply Query(const std::string& key);
Reply Query(const ctx::Context& c, const std::string& key);
Reply CallsOverload(const ctx::Context& c, const std::string& key) {  // want "context 'c' is never used"
  return Query(key);
}

// A context in a lambda of its own.
void ShadowedInLambda(const ctx::Context& c) {  // want "context 'c' is never used"
  auto run = [](const ctx::Context& own) { Work(own); };
  while (Ready()) run(ctx::Background());
}
