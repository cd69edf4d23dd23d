// userver 20925faa1 and 37b2d702e: a driver that cannot cope with half a message
// shields its talk from cancellation. Then there is nothing to look at.

#include "userver/userver.hpp"

namespace engine = userver::engine;
namespace server = userver::server;

bool Talk();

class Open : public server::handlers::HttpHandlerBase {
 protected:
  std::string HandleRequestThrow(
      const server::http::HttpRequest& request,
      server::request::RequestContext& context) const override {
    while (!Talk()) {  // want "never looks at"
      engine::SleepFor(50ms);  // want note ""
    }
    return {};
  }
};

class Shielded : public server::handlers::HttpHandlerBase {
 protected:
  std::string HandleRequestThrow(
      const server::http::HttpRequest& request,
      server::request::RequestContext& context) const override {
    const engine::TaskCancellationBlocker whole_messages;
    while (!Talk()) {
      engine::SleepFor(50ms);
    }
    return {};
  }
};
