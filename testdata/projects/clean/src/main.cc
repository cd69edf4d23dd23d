#include <ctx/context.h>

#include <iostream>

#include "greeter.h"

int main() {
  auto [c, cancel] = ctx::WithCancel(ctx::Background());
  std::string greeting;
  if (greet::Greet(ctx::WithValue(c, greet::kUser, "Ada"), greeting)) return 1;
  std::cout << greeting << "\n";
  cancel();
  // Whoever comes too late is not greeted.
  return greet::Greet(c, greeting) == std::errc::operation_canceled ? 0 : 1;
}
