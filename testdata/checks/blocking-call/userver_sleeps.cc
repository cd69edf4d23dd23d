// userver: SleepFor ignores cancellation, and std blocks the whole thread.

#include "userver/userver.hpp"

namespace engine = userver::engine;
namespace server = userver::server;

class Handler : public server::handlers::HttpHandlerBase {
 protected:
  std::string HandleRequestThrow(
      const server::http::HttpRequest& request,
      server::request::RequestContext& context) const override {
    engine::SleepFor(1s);  // want "'SleepFor' blocks without looking at" note "use 'engine::InterruptibleSleepFor' instead"
    std::this_thread::sleep_for(5ms);  // want "'sleep_for' blocks without looking at" note "use 'engine::InterruptibleSleepFor'"
    engine::InterruptibleSleepFor(1s);
    engine::SleepFor(1ms);
    engine::Yield();
    return {};
  }
};

class Poller : public server::handlers::HttpHandlerBase {
 protected:
  std::string HandleRequestThrow(
      const server::http::HttpRequest& request,
      server::request::RequestContext& context) const override {
    while (!engine::current_task::ShouldCancel()) {
      engine::SleepFor(100ms);
    }
    return {};
  }
};

// Nothing is to end what a blocker protects.
class Commits : public server::handlers::HttpHandlerBase {
 protected:
  std::string HandleRequestThrow(
      const server::http::HttpRequest& request,
      server::request::RequestContext& context) const override {
    engine::TaskCancellationBlocker blocker;
    engine::SleepFor(1s);
    return {};
  }
};

void Retry(engine::io::Socket& socket, engine::Deadline deadline) {
  socket.Connect(engine::io::Sockaddr(), deadline);
  engine::SleepFor(1s);  // want "'SleepFor' blocks without looking at context 'deadline'" note "use"
}

void RetryInTime(engine::io::Socket& socket, engine::Deadline deadline) {
  while (!deadline.IsReached()) {
    socket.Connect(engine::io::Sockaddr(), deadline);
    engine::SleepFor(50ms);
  }
}

// In the background, and while everything stops.
class Component {
 public:
  void Work() {
    for (;;) engine::SleepFor(10s);
  }
  void OnAllComponentsAreStopping() { engine::SleepFor(1s); }
};

// A bag of data ends nothing.
void Prepare(server::request::RequestContext& context) {
  context.SetUserData(1);
  std::this_thread::sleep_for(1s);
}
