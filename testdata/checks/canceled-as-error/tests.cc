// In tests, a cancellation that comes is often a failure.
#include <glog/logging.h>

namespace testing {
class Test {
 public:
  virtual ~Test();

 private:
  virtual void TestBody() = 0;
};
}  // namespace testing

std::error_code Load(const ctx::Context& c);

class LoadTest_Works_Test : public testing::Test {
  void TestBody() override {
    if (Load(ctx::Background()) == ctx::Errc::kCanceled) LOG(ERROR) << "cancelled";
    auto load = [] {
      if (Load(ctx::Background()) == ctx::Errc::kCanceled) std::abort();
    };
    load();
  }
};
