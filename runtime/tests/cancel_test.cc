#include <gtest/gtest.h>

#include <stop_token>
#include <thread>
#include <tuple>
#include <type_traits>
#include <vector>

#include "ctx/context.h"
#include "tests/testing.h"

namespace ctx_test {
namespace {

TEST(CancelTest, EndsTheSubtreeOnly) {
  const auto [root, cancel_root] = ctx::WithCancel(ctx::Background());
  const auto [a, cancel_a] = ctx::WithCancel(root);
  const auto [b, cancel_b] = ctx::WithCancel(root);
  const auto [a1, cancel_a1] = ctx::WithCancel(a);
  cancel_a();
  EXPECT_TRUE(a.IsDone());
  EXPECT_TRUE(a1.IsDone());
  EXPECT_EQ(a1.Err(), ctx::Errc::kCanceled);
  EXPECT_FALSE(b.IsDone());
  EXPECT_FALSE(root.IsDone());
  cancel_root();
  EXPECT_TRUE(b.IsDone());
}

TEST(CancelTest, IsNoexceptAndIdempotent) {
  EXPECT_TRUE(std::is_nothrow_invocable_v<const ctx::CancelFunc&>);
  EXPECT_TRUE(std::is_nothrow_invocable_v<const ctx::CancelCauseFunc&>);
  const auto [c, cancel] = ctx::WithCancelCause(ctx::Background());
  cancel(Error("first"));
  cancel(Error("second"));
  cancel();
  EXPECT_EQ(What(ctx::Cause(c)), "first");
  ctx::CancelFunc()();  // A default-constructed one does nothing.
  ctx::CancelCauseFunc()();
}

TEST(CancelTest, DroppingTheFunctionDoesNotCancel) {
  ctx::Context c = ctx::Background();
  {
    c = ctx::WithCancel(ctx::Background()).context;
  }
  EXPECT_FALSE(c.IsDone());
}

TEST(CancelTest, AChildOfADoneParentIsBornDone) {
  const auto [parent, cancel_parent] = ctx::WithCancelCause(ctx::Background());
  cancel_parent(Error("why"));
  const auto [child, cancel] = ctx::WithTimeout(parent, 1h);
  EXPECT_EQ(child.Err(), ctx::Errc::kCanceled);
  EXPECT_EQ(What(ctx::Cause(child)), "why");
  EXPECT_TRUE(child.Done().stop_requested());
}

TEST(CancelTest, SignalsTheToken) {
  const auto [c, cancel] = ctx::WithCancel(ctx::Background());
  const std::stop_token token = c.Done();
  EXPECT_TRUE(token.stop_possible());
  EXPECT_FALSE(token.stop_requested());
  EXPECT_EQ(token, c.Done());
  cancel();
  EXPECT_TRUE(token.stop_requested());
  EXPECT_TRUE(c.Done().stop_requested());
}

TEST(CancelTest, WithoutCancelShieldsFromEndAndDeadline) {
  const auto [parent, cancel] = ctx::WithTimeout(ctx::Background(), 1h);
  const ctx::Context c = ctx::WithoutCancel(parent);
  cancel();
  EXPECT_FALSE(c.IsDone());
  EXPECT_FALSE(c.Deadline());
  EXPECT_FALSE(c.Done().stop_possible());
  EXPECT_EQ(ctx::Cause(c), nullptr);
}

TEST(CauseTest, IsInheritedFromTheNearestCanceledAncestor) {
  const auto [root, cancel_root] = ctx::WithCancelCause(ctx::Background());
  const auto [middle, cancel_middle] = ctx::WithCancelCause(root);
  const auto [leaf, cancel_leaf] = ctx::WithCancel(middle);
  cancel_middle(Error("middle"));
  cancel_root(Error("root"));
  EXPECT_EQ(What(ctx::Cause(root)), "root");
  EXPECT_EQ(What(ctx::Cause(leaf)), "middle");
}

TEST(CauseTest, WithoutOneIsTheError) {
  const auto [c, cancel] = ctx::WithCancelCause(ctx::Background());
  EXPECT_EQ(ctx::Cause(c), nullptr);
  cancel(nullptr);
  EXPECT_EQ(ctx::CauseCode(c), ctx::Errc::kCanceled);
  try {
    std::rethrow_exception(ctx::Cause(c));
  } catch (const std::system_error& error) {
    EXPECT_EQ(error.code(), ctx::Errc::kCanceled);
  }
}

TEST(CauseTest, CanBeACode) {
  const std::error_code io = std::make_error_code(std::errc::io_error);
  const auto [c, cancel] = ctx::WithCancelCause(ctx::Background());
  cancel(io);
  EXPECT_EQ(c.Err(), ctx::Errc::kCanceled);
  EXPECT_EQ(ctx::CauseCode(c), io);
  EXPECT_THROW(std::rethrow_exception(ctx::Cause(c)), std::system_error);

  const auto [d, cancel_d] = ctx::WithCancelCause(ctx::Background());
  cancel_d(std::error_code());
  EXPECT_EQ(ctx::CauseCode(d), ctx::Errc::kCanceled);
}

TEST(CauseTest, CodeComesFromASystemError) {
  const std::error_code io = std::make_error_code(std::errc::io_error);
  const auto [c, cancel] = ctx::WithCancelCause(ctx::Background());
  cancel(std::make_exception_ptr(std::system_error(io)));
  EXPECT_EQ(ctx::CauseCode(c), io);

  const auto [d, cancel_d] = ctx::WithCancelCause(ctx::Background());
  cancel_d(Error("no code"));
  EXPECT_EQ(ctx::CauseCode(d), ctx::Errc::kCanceled);
}

// The first phase comes before any callback of the second.
TEST(TwoPhaseTest, ACallbackSeesTheWholeSubtreeDone) {
  const auto [root, cancel] = ctx::WithCancelCause(ctx::Background());
  std::vector<ctx::Cancelable> children;
  for (int i = 0; i < 10; ++i) children.push_back(ctx::WithCancel(root));
  const auto [grandchild, cancel_grandchild] =
      ctx::WithCancel(children.back().context);
  const std::stop_token unasked = grandchild.Done();
  int seen = 0;
  const std::stop_callback callback(root.Done(), [&, &leaf = grandchild] {
    for (const auto& child : children) seen += child.context.IsDone();
    seen += leaf.IsDone();
    EXPECT_EQ(What(ctx::Cause(leaf)), "why");
    // Its own token may not be signaled yet, one asked for now is.
    EXPECT_TRUE(leaf.Done().stop_requested());
  });
  cancel(Error("why"));
  EXPECT_EQ(seen, 11);
  EXPECT_TRUE(unasked.stop_requested());
}

TEST(TwoPhaseTest, ACallbackMayUseTheTree) {
  auto [root, cancel] = ctx::WithCancel(ctx::Background());
  auto [child, cancel_child] = ctx::WithCancel(root);
  bool ran = false;
  const std::stop_callback callback(child.Done(), [&, &root = root,
                                                   &cancel = cancel] {
    cancel();
    const auto [derived, cancel_derived] = ctx::WithTimeout(root, 1h);
    EXPECT_TRUE(derived.IsDone());
    cancel_derived();
    ctx::AfterFunc(root, [](const auto& task) { task(); }, [&] { ran = true; });
    std::thread([&] {  // A canceler that lost waits for marking only.
      cancel();
      EXPECT_TRUE(root.IsDone());
    })
        .join();
  });
  cancel();
  EXPECT_TRUE(ran);
}

TEST(TwoPhaseTest, ACallbackMayDropTheLastHandles) {
  auto root =
      std::make_unique<ctx::Cancelable>(ctx::WithCancel(ctx::Background()));
  auto child =
      std::make_unique<ctx::Cancelable>(ctx::WithCancel(root->context));
  const ctx::CancelFunc* cancel = &root->cancel;
  const std::stop_callback callback(root->context.Done(), [&] {
    child.reset();
    root.reset();  // Destroys the very function that is running.
  });
  (*cancel)();
  EXPECT_EQ(root, nullptr);
}

TEST(TwoPhaseTest, ACallbackMayDestroyItself) {
  const auto [c, cancel] = ctx::WithCancel(ctx::Background());
  struct Reset {
    std::unique_ptr<std::stop_callback<Reset>>* self;
    void operator()() const {
      const auto keep = self;
      keep->reset();
    }
  };
  std::unique_ptr<std::stop_callback<Reset>> callback;
  callback =
      std::make_unique<std::stop_callback<Reset>>(c.Done(), Reset{&callback});
  cancel();
  EXPECT_EQ(callback, nullptr);
}

TEST(CancelTest, ResultsCanBeTied) {
  ctx::Context context = ctx::Background();
  ctx::CancelFunc cancel;
  std::tie(context, cancel) = ctx::WithCancel(ctx::Background());
  EXPECT_FALSE(context.IsDone());
  cancel();
  EXPECT_TRUE(context.IsDone());

  ctx::CancelCauseFunc cancel_cause;
  std::tie(context, cancel_cause) = ctx::WithCancelCause(ctx::Background());
  cancel_cause(ctx::make_error_code(ctx::Errc::kClosed));
  EXPECT_EQ(ctx::CauseCode(context), ctx::Errc::kClosed);

  std::tie(context, std::ignore) = ctx::WithCancel(ctx::Background());
  EXPECT_FALSE(context.IsDone());
}

}  // namespace
}  // namespace ctx_test
