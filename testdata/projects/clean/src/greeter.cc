#include "greeter.h"

#include <ctx/sync.h>

#include <chrono>

namespace greet {
namespace {

using namespace std::chrono_literals;

std::error_code Think(const ctx::Context& c, ctx::Duration duration) {
  ctx::ScopedContext scope = ctx::WithTimeout(c, duration);
  const std::error_code error = ctx::SleepFor(scope.context(), 1s);
  // Time is up for thinking, not for the caller.
  return error == std::errc::timed_out ? c.Err() : error;
}

}  // namespace

std::error_code Greet(const ctx::Context& c, std::string& greeting) {
  if (std::error_code error = Think(c, 2ms)) return error;
  const std::string* user = c.Value(kUser);
  greeting = "Hello, " + (user == nullptr ? "world" : *user) + "!";
  return {};
}

}  // namespace greet
