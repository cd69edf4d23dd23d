#ifndef ACME_ROUTER_H_
#define ACME_ROUTER_H_

#include <string>

#include "acme/backend.h"
#include "acme/request.h"

namespace acme {

class Connection {
 public:
  Request& request() { return request_; }

 private:
  Request request_;
};

std::string Route(Request& request, Backend& backend, const std::string& path);
std::string Serve(Connection& connection, Backend& backend,
                  const std::string& path);

}  // namespace acme

#endif  // ACME_ROUTER_H_
