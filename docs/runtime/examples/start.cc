// The first program: a timeout that reaches all that is called.
#include <ctx/context.h>
#include <ctx/sync.h>

#include <chrono>
#include <system_error>

using namespace std::chrono_literals;

// Stands for work. Whatever waits is given the context.
std::error_code Fetch(const ctx::Context& c) { return ctx::SleepFor(c, 10min); }

std::error_code Handle(const ctx::Context& parent) {
  const ctx::ScopedContext scope = ctx::WithTimeout(parent, 20ms);
  return Fetch(scope.context());
}  // Canceled here at the latest.

int main() {
  const std::error_code error = Handle(ctx::Background());
  return error == ctx::Errc::kDeadlineExceeded ? 0 : 1;
}
