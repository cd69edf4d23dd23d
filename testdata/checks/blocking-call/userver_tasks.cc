// userver: a task that is started with utils::Async belongs to the request, and
// inherits what the request's own task has; one in the background does not.

#include "userver/userver.hpp"

namespace engine = userver::engine;
namespace server = userver::server;
namespace utils = userver::utils;

class Fan : public server::handlers::HttpHandlerBase {
 protected:
  std::string HandleRequestThrow(
      const server::http::HttpRequest& request,
      server::request::RequestContext& context) const override {
    auto part = utils::Async("part", [] {
      engine::SleepFor(1s);  // want "'SleepFor' blocks without looking at" note "use 'engine::InterruptibleSleepFor' instead"
      return 1;
    });
    engine::AsyncNoSpan([] {
      engine::SleepFor(1s);  // want "'SleepFor' blocks without looking at" note "use"
    }).Get();
    part.Get();
    return {};
  }
};

class Behind : public server::handlers::HttpHandlerBase {
 protected:
  std::string HandleRequestThrow(
      const server::http::HttpRequest& request,
      server::request::RequestContext& context) const override {
    auto later = utils::AsyncBackground("later", processor_, [] {
      engine::SleepFor(1s);
    });
    storage_.AsyncDetach("much later", [] { engine::SleepFor(1s); });
    std::thread([] { engine::SleepFor(1s); }).detach();
    return {};
  }

 private:
  engine::TaskProcessor& processor_;
  mutable userver::concurrent::BackgroundTaskStorage storage_;
};
