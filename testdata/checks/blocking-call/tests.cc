// Tests wait on purpose. The shape is that of GoogleTest's TEST macro.

namespace testing {
class Test {
 public:
  virtual ~Test() = default;

 private:
  virtual void TestBody() = 0;
};
}  // namespace testing

class ContextTest_Expires : public testing::Test {
  void TestBody() override {
    auto [c, cancel] = ctx::WithTimeout(ctx::Background(), 1s);
    std::this_thread::sleep_for(2s);
    if (!c.IsDone()) std::abort();
    cancel();
  }
};

struct Gate {
  void Enter();
  void Enter(const ctx::Context& c);
};

// What has an overload is no wait.
class GateTest_Opens : public testing::Test {
  void TestBody() override {
    auto [c, cancel] = ctx::WithTimeout(ctx::Background(), 1s);
    Gate gate;
    gate.Enter();  // want "'Enter' ignores context 'c'"
    cancel();
  }
};

// A helper of tests is code like any other.
void WaitFor(const ctx::Context& c) {
  std::this_thread::sleep_for(2s);  // want "'sleep_for' blocks" note "use"
  Work(c);
}
