#include "acme/router.h"

int main() {
  acme::Backend backend;
  acme::Connection connection;
  acme::Log("started");
  return acme::Serve(connection, backend, "/").empty() ? 1 : 0;
}
