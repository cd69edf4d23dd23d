// What a callback may rely on, and what it may do.
#include <ctx/context.h>
#include <ctx/sync.h>

#include <stop_token>
#include <system_error>
#include <thread>

#include "expect.h"

// The callback of one child sees that its sibling has ended as well.
void TheSubtreeEndsAtOnce(const ctx::Context& root) {
  const auto [parent, cancel] = ctx::WithCancel(root);
  const ctx::ScopedContext left = ctx::WithCancel(parent);
  const ctx::ScopedContext right = ctx::WithCancel(parent);

  int seen = 0;
  const auto look = [&] {
    if (left.context().IsDone() && right.context().IsDone()) ++seen;
  };
  const std::stop_callback at_left(left.context().Done(), look);
  const std::stop_callback at_right(right.context().Done(), look);
  cancel();
  EXPECT(seen == 2);
}

// No lock is held while callbacks run: they may use the tree, and wait for
// threads that do.
void CallbacksMayUseTheTree(const ctx::Context& root) {
  const auto [c, cancel] = ctx::WithCancel(root);
  bool joined = false;
  const std::stop_callback callback(c.Done(), [&, c = c, cancel = cancel] {
    cancel();  // Does nothing: it is canceled.
    const ctx::ScopedContext child = ctx::WithCancel(c);
    EXPECT(child.context().Err() == ctx::Errc::kCanceled);
    std::thread other([&] { EXPECT(c.Done().stop_requested()); });
    other.join();
    joined = true;
  });
  cancel();
  EXPECT(joined);
}

int main() {
  TheSubtreeEndsAtOnce(ctx::Background());
  CallbacksMayUseTheTree(ctx::Background());
}
