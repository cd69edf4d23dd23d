// userver's RequestContext has data by name, and data by type.

#include "userver/userver.hpp"

using userver::server::request::RequestContext;

struct Session {
  int user = 0;
};

void ByName(RequestContext& context) {
  context.SetData("session", Session{});  // want "context key of type 'std::string'.* can collide with a key of another component" note "use 'SetUserData' with a type of your own instead"
}

void ByConstant(RequestContext& context) {
  static const std::string kSession = "session";
  context.EmplaceData<Session>(kSession);  // want "context key of type 'std::string'.* can collide" note "use 'SetUserData'"
}

void ByType(RequestContext& context) { context.SetUserData(Session{}); }

int Reads(RequestContext& context) {
  return context.GetData<Session>("session").user;
}
