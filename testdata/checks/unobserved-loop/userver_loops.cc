// userver: in a handler the task itself can be asked.

#include "userver/userver.hpp"

namespace engine = userver::engine;
namespace server = userver::server;

bool Step();

class Polls : public server::handlers::HttpHandlerBase {
 protected:
  std::string HandleRequestThrow(
      const server::http::HttpRequest& request,
      server::request::RequestContext& context) const override {
    while (!engine::current_task::ShouldCancel()) {
      Step();
      engine::SleepFor(50ms);
    }
    return {};
  }
};

class Points : public server::handlers::HttpHandlerBase {
 protected:
  std::string HandleRequestThrow(
      const server::http::HttpRequest& request,
      server::request::RequestContext& context) const override {
    for (;;) {
      engine::current_task::CancellationPoint();
      if (Step()) return {};
      engine::SleepFor(50ms);
    }
  }
};

void Retry(engine::io::Socket& socket, engine::Deadline deadline) {
  while (!deadline.IsReached()) {
    socket.Connect(engine::io::Sockaddr(), deadline);
    engine::SleepFor(50ms);
  }
}

// A bag of data ends nothing.
void Fill(server::request::RequestContext& context) {
  context.SetUserData(1);
  while (!Step()) std::this_thread::sleep_for(1s);
}
