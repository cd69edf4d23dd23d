// One deadline for the whole, and a budget for each part.
#include <ctx/context.h>
#include <ctx/sync.h>

#include <chrono>
#include <optional>
#include <string>
#include <system_error>

#include "expect.h"

using namespace std::chrono_literals;

// The cache is down and hangs.
std::error_code AskCache(const ctx::Context& c, std::string&) {
  return ctx::SleepFor(c, 10min);
}

std::error_code AskDatabase(const ctx::Context& c, std::string& rows) {
  if (c.IsDone()) return c.Err();  // Nothing is sent that cannot be answered.
  rows = "rows";
  return {};
}

constexpr ctx::Duration kRender = 5s;

std::error_code Load(const ctx::Context& c, std::string& rows) {
  {
    // A cache that is slow is worse than none.
    const ctx::ScopedContext cache = ctx::WithBudget(c, 10ms, kRender);
    if (!AskCache(cache.context(), rows)) return {};
  }
  // As long as it takes, but there must be time to render what it says.
  const ctx::ScopedContext database = ctx::WithBudget(c, 30s, kRender);
  return AskDatabase(database.context(), rows);
}

std::string Report(const ctx::Context& c) {
  std::string rows;
  if (const std::error_code error = Load(c, rows)) {
    return "sorry: " + error.message();
  }
  return "report of " + rows;
}

// For a server elsewhere, which has another clock: what is left, not when.
std::optional<std::chrono::milliseconds> TimeLeft(const ctx::Context& c) {
  const std::optional<ctx::TimePoint> deadline = c.Deadline();
  if (!deadline) return std::nullopt;
  return std::chrono::duration_cast<std::chrono::milliseconds>(
      *deadline - ctx::Clock::now());
}

// A deadline never moves back: a child's is its parent's or earlier.
void DeadlinesShrink() {
  const ctx::Context root = ctx::Background();
  EXPECT(!root.Deadline());

  const ctx::ScopedContext request = ctx::WithTimeout(root, 1min);
  // NOLINTNEXTLINE(ctx-timeout-extends-parent): to show what happens.
  const ctx::ScopedContext longer = ctx::WithTimeout(request.context(), 1h);
  EXPECT(longer.context().Deadline() == request.context().Deadline());

  const ctx::ScopedContext database =
      ctx::WithBudget(request.context(), 1h, kRender);
  EXPECT(database.context().Deadline() ==
         *request.context().Deadline() - kRender);
}

int main() {
  DeadlinesShrink();

  // The cache hangs for its 10 ms; the request does not notice.
  const ctx::ScopedContext request = ctx::WithTimeout(ctx::Background(), 1min);
  EXPECT(Report(request.context()) == "report of rows");
  EXPECT(!request.context().IsDone());

  // Less is left than rendering takes: both calls are over before they begin,
  // and the client gets an answer instead of a timeout.
  const ctx::ScopedContext late = ctx::WithTimeout(ctx::Background(), 4s);
  const ctx::ScopedContext none = ctx::WithBudget(late.context(), 30s, kRender);
  EXPECT(none.context().Err() == ctx::Errc::kDeadlineExceeded);
  EXPECT(Report(late.context()).starts_with("sorry: "));
  EXPECT(!late.context().IsDone());

  EXPECT(TimeLeft(request.context()) <= 1min);
  EXPECT(!TimeLeft(ctx::Background()));
}
