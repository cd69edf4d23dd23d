#include "acme/router.h"

namespace acme {

std::string Route(Request& request, Backend& backend, const std::string& path) {
  if (path.empty()) return "";
  backend.Write(request, "last", path);
  return backend.Read(request, path);
}

std::string Serve(Connection& connection, Backend& backend,
                  const std::string& path) {
  Request child = WithTimeout(connection.request(), std::chrono::seconds(5));
  return Route(child, backend, path);
}

}  // namespace acme
