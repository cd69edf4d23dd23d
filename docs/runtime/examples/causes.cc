// Why a context ended, as far away as anybody asks.
#include <ctx/context.h>
#include <ctx/sync.h>

#include <chrono>
#include <exception>
#include <stdexcept>
#include <string>
#include <system_error>

#include "expect.h"

using namespace std::chrono_literals;

// What a log should say. "" while the context is active.
std::string Why(const ctx::Context& c) {
  const std::exception_ptr cause = ctx::Cause(c);
  if (cause == nullptr) return "";
  try {
    std::rethrow_exception(cause);
  } catch (const std::exception& error) {
    return error.what();
  } catch (...) {
    return "unknown";
  }
}

struct ShardDown : std::runtime_error {
  explicit ShardDown(int number)
      : runtime_error("shard " + std::to_string(number) + " is down"),
        shard(number) {}
  const int shard;
};

// Reads three shards; the second is down. What do the others learn?
int FindTheShard(const ctx::Context& parent) {
  std::string first;
  std::string third;
  ctx::Group group(parent);
  group.Go([&](const ctx::Context& c) {
    EXPECT(ctx::SleepFor(c, 10min) == ctx::Errc::kCanceled);
    first = Why(c);
  });
  group.Go([] { throw ShardDown(2); });
  group.Go([&](const ctx::Context& c) {
    EXPECT(ctx::SleepFor(c, 10min) == ctx::Errc::kCanceled);
    third = Why(c);
  });

  if (group.Wait()) {
    EXPECT(first == "shard 2 is down");
    EXPECT(third == first);
    try {
      std::rethrow_exception(ctx::Cause(group.context()));
    } catch (const ShardDown& down) {  // The very exception, with its members.
      return down.shard;
    }
  }
  return 0;
}

// Codes do without exceptions from end to end.
void Codes(const ctx::Context& parent) {
  ctx::Group group(parent);
  group.Go([] { return std::make_error_code(std::errc::no_space_on_device); });
  EXPECT(group.Wait() == std::errc::no_space_on_device);
  EXPECT(group.context().Err() == ctx::Errc::kCanceled);
  EXPECT(ctx::CauseCode(group.context()) == std::errc::no_space_on_device);
}

// The first cause counts, and a child has that of its parent.
void FirstOneWins(const ctx::Context& parent) {
  const auto [c, cancel] = ctx::WithCancelCause(parent);
  const auto [child, cancel_child] = ctx::WithCancelCause(c);
  cancel(std::make_exception_ptr(std::runtime_error("quota exceeded")));
  cancel(std::make_exception_ptr(std::runtime_error("too late")));
  cancel_child(std::make_exception_ptr(std::runtime_error("later still")));
  EXPECT(Why(c) == "quota exceeded");
  EXPECT(Why(child) == "quota exceeded");
}

// Which of the timeouts was it?
void NamedTimeouts(const ctx::Context& parent) {
  const ctx::ScopedContext stock = ctx::WithTimeoutCause(
      parent, 10ms,
      std::make_exception_ptr(std::runtime_error("stock: too slow")));
  EXPECT(ctx::SleepFor(stock.context(), 10min) == ctx::Errc::kDeadlineExceeded);
  EXPECT(Why(stock.context()) == "stock: too slow");
}

int main() {
  const ctx::Context root = ctx::Background();
  EXPECT(Why(root).empty());
  EXPECT(FindTheShard(root) == 2);
  Codes(root);
  FirstOneWins(root);
  NamedTimeouts(root);
}
