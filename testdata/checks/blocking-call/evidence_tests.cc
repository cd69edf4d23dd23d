// Met in the tests of public code. The shape is that of GoogleTest's macro.

namespace testing {
class Test {
 public:
  virtual ~Test() = default;

 private:
  virtual void TestBody() = 0;
};
}  // namespace testing

void Serve(std::stop_token st);

// The thread that will stop the other waits first: that is the test.
class ServerTest_Stops : public testing::Test {
  void TestBody() override {
    std::stop_source stop;
    std::stop_token st = stop.get_token();
    std::thread server([&] { Serve(st); });
    std::thread stopper([&stop, st] {
      std::this_thread::sleep_for(2s);
      if (!st.stop_requested()) stop.request_stop();
    });
    server.join();
    stopper.join();
  }
};

// Another framework's: the name of the function is the macro's.
#define TEST_CASE(name)           \
  static void test_case_of_here(); \
  static void test_case_of_here()

TEST_CASE("Reads to the end") {
  std::stop_source stop;
  std::stop_token st = stop.get_token();
  std::promise<bool> read;
  Serve(st);
  read.set_value(true);
  if (!read.get_future().get()) std::abort();
}
