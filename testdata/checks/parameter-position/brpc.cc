// In brpc itself a controller is where it fits: there is no rule.

#include "brpc/controller.h"

void Serve(const demo::PingRequest& request, brpc::Controller* controller);

void ServeFirst(brpc::Controller* controller, const demo::PingRequest& request);
