// Contexts that own other contexts by what users put into them: nothing
// recurses there either.
#include <gtest/gtest.h>

#include <exception>
#include <memory>
#include <utility>

#include "ctx/context.h"
#include "tests/scale_stack.h"
#include "tests/testing.h"

namespace ctx_test {
namespace {

constexpr int kDeep = CTX_SANITIZED ? 20'000 : 300'000;
constexpr ctx::Key<Witness> kWitness{"witness"};
constexpr ctx::Key<ctx::Context> kOwned{"owned"};
constexpr auto kInline = [](const ctx::AfterTask& task) { task(); };

// Builds a chain, each of which owns the one before, checks that the first is
// alive, drops the last, and checks that the first has gone.
template <class Own>
void TestChain(Own own) {
  OnSmallStack([&] {
    const Witness witness = NewWitness();
    {
      ctx::Context c =
          ctx::WithCancel(ctx::WithValue(ctx::Background(), kWitness, witness))
              .context;
      for (int i = 0; i < kDeep; ++i) c = own(std::move(c));
      EXPECT_EQ(witness.use_count(), 2);
    }
    EXPECT_EQ(witness.use_count(), 1);
  });
}

TEST(ScaleOwnedTest, ByAValue) {
  TestChain([](ctx::Context c) {
    return ctx::WithValue(ctx::Background(), kOwned, std::move(c));
  });
}

struct OwningKey {
  ctx::Context owned;
  bool operator==(const OwningKey&) const = default;
};

TEST(ScaleOwnedTest, ByAGenericKey) {
  TestChain([](ctx::Context c) {
    return ctx::WithValue(ctx::Background(), OwningKey{std::move(c)}, 1);
  });
}

TEST(ScaleOwnedTest, ByTheCaptureOfAnAfterFunc) {
  TestChain([](ctx::Context c) {
    ctx::Context next = ctx::WithCancel(ctx::Background()).context;
    ctx::AfterFunc(next, [owned = std::move(c)] {});
    return next;
  });
}

TEST(ScaleOwnedTest, ByAnExecutor) {
  TestChain([](ctx::Context c) {
    ctx::Context next = ctx::WithCancel(ctx::Background()).context;
    ctx::AfterFunc(
        next, [owned = std::move(c)](const ctx::AfterTask&) {}, [] {});
    return next;
  });
}

struct OwningError : std::exception {
  explicit OwningError(ctx::Context c) : owned(std::move(c)) {}
  ctx::Context owned;
};

TEST(ScaleOwnedTest, ByACause) {
  TestChain([](ctx::Context c) {
    const auto [next, cancel] = ctx::WithCancelCause(ctx::Background());
    cancel(std::make_exception_ptr(OwningError(std::move(c))));
    return next;
  });
}

TEST(ScaleOwnedTest, ByTheCauseOfADeadline) {
  TestChain([](ctx::Context c) {
    return ctx::WithTimeoutCause(
               ctx::Background(), 1h,
               std::make_exception_ptr(OwningError(std::move(c))))
        .context;
  });
}

TEST(ScaleOwnedTest, ByACancelFuncInAValue) {
  static constexpr ctx::Key<ctx::CancelFunc> kCancel{"cancel"};
  const auto own = [](ctx::Context c) {
    const ctx::Cancelable next = ctx::WithCancel(c);
    return ctx::WithValue(ctx::Background(), kCancel, next.cancel);
  };
  TestChain(own);
}

// One dropped capture drops the next chain, and so on, while a cancel runs.
TEST(ScaleOwnedTest, ByCallbacksThatRun) {
  OnSmallStack([] {
    const Witness witness = NewWitness();
    const auto [root, cancel] = ctx::WithCancel(ctx::Background());
    {
      ctx::Context c = ctx::WithValue(root, kWitness, witness);
      for (int i = 0; i < kDeep; ++i) {
        const ctx::Context next = ctx::WithCancel(root).context;
        ctx::AfterFunc(next, kInline, [owned = std::move(c)] {});
        c = next;
      }
    }
    EXPECT_EQ(witness.use_count(), 2);
    cancel();
    EXPECT_EQ(witness.use_count(), 1);
  });
}

TEST(ScaleOwnedTest, ByTheCapturesOfOneThatIsStopped) {
  OnSmallStack([] {
    const Witness witness = NewWitness();
    const auto [root, cancel] = ctx::WithCancel(ctx::Background());
    ctx::StopFunc stop;
    {
      ctx::Context c = ctx::WithValue(root, kWitness, witness);
      for (int i = 0; i < kDeep; ++i) c = ctx::WithTimeout(c, 1h).context;
      stop = ctx::AfterFunc(root, kInline, [owned = std::move(c)] {});
    }
    EXPECT_EQ(witness.use_count(), 2);
    EXPECT_TRUE(stop());
    EXPECT_EQ(witness.use_count(), 1);
  });
}

}  // namespace
}  // namespace ctx_test
