#include "brpc/controller.h"

void Serve(const demo::PingRequest& request, brpc::Controller* controller);  // want "context parameter 'controller' is not the first parameter"

void ServeFirst(brpc::Controller* controller, const demo::PingRequest& request);
