#include "orders/log.h"

#include <iostream>
#include <string>

#include "orders/request.h"

namespace orders {

void Log(const ctx::Context& c, std::string_view text) {
  const std::string* id = c.Value(kRequestId);
  std::string line = id == nullptr ? "" : "[" + *id + "] ";
  line.append(text).append("\n");
  std::cerr << line;  // In one piece: other threads write too.
}

}  // namespace orders
