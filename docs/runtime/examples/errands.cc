// Work that goes on when the reply is sent. It knows the request, and belongs
// to the service.
#include <ctx/context.h>
#include <ctx/sync.h>

#include <atomic>
#include <chrono>
#include <string>
#include <system_error>
#include <utility>

#include "expect.h"

using namespace std::chrono_literals;

inline constexpr ctx::Key<std::string> kUser{"user"};

class Errands {
 public:
  explicit Errands(const ctx::Context& service)
      : base_(ctx::WithCancel(service)), running_(base_.context) {}

  // Runs `f(c)`, where `c` has the values of `request` and ends with the
  // service.
  template <class F>
  void Start(const ctx::Context& request, F f) {
    const ctx::Context values = ctx::WithoutCancel(request);
    running_.Go([this, values, f = std::move(f)](const ctx::Context& service) {
      const ctx::ScopedContext scope = ctx::WithCancelOn(values, service);
      if (!Succeeds(scope.context(), f)) ++failures_;
    });
  }

  // Waits for those that run. Those that need longer than `grace` are ended.
  void Stop(ctx::Duration grace);

  int failures() const { return failures_; }

 private:
  // A failure stays here: reported to the group, it would end all the others.
  template <class F>
  static bool Succeeds(const ctx::Context& c, F& f) {
    try {
      return !f(c);
    } catch (...) {
      return false;
    }
  }

  std::atomic<int> failures_ = 0;
  const ctx::Cancelable base_;
  ctx::Group running_;
};

void Errands::Stop(ctx::Duration grace) {
  const ctx::ScopedContext drain = ctx::WithTimeout(base_.context, grace);
  const ctx::StopFunc in_time = ctx::AfterFunc(drain.context(), base_.cancel);
  running_.Wait();
  in_time();
}

ctx::Channel<std::string> audit(8);

std::string HandleOrder(const ctx::Context& request, Errands& errands) {
  // Not on `request`: that ends when this function has returned.
  errands.Start(request, [](const ctx::Context& c) {
    const std::string* user = c.Value(kUser);
    return audit.Send(c, "order of " + (user ? *user : "nobody"));
  });
  return "thank you";
}

int main() {
  const ctx::Context root = ctx::Background();
  Errands errands(root);
  {
    const ctx::ScopedContext scope = ctx::WithTimeout(root, 1min);
    const ctx::Context request = ctx::WithValue(scope.context(), kUser, "ann");
    EXPECT(HandleOrder(request, errands) == "thank you");

    // Outlives the request, and waits for ever: until Stop.
    errands.Start(request, [request](const ctx::Context& c) {
      Await([&] { return request.IsDone(); });
      EXPECT(!c.IsDone() && !c.Deadline());
      return ctx::SleepFor(c, 10min);
    });
  }  // The request ends.
  EXPECT(audit.Receive(root) == "order of ann");
  EXPECT(errands.failures() == 0);
  errands.Stop(20ms);
  EXPECT(errands.failures() == 1);
}
