// Counts calls of operator new: a program of its own, because it replaces it.
#include <gtest/gtest.h>

#include <cstdlib>
#include <new>
#include <utility>
#include <vector>

#include "ctx/context.h"
#include "ctx/sync.h"

namespace {
constinit thread_local int allocations = 0;
}  // namespace

void* operator new(std::size_t size) {
  ++allocations;
  if (void* p = std::malloc(size)) return p;
  throw std::bad_alloc();
}
void operator delete(void* p) noexcept { std::free(p); }
void operator delete(void* p, std::size_t) noexcept { std::free(p); }

namespace ctx_test {
namespace {

using namespace std::chrono_literals;

constexpr ctx::Key<int> kInt{"int"};

template <class F>
int Allocations(F f) {
  const int before = allocations;
  f();
  return allocations - before;
}

TEST(AllocationTest, DerivingTakesOne) {
  const auto [root, cancel_root] = ctx::WithCancel(ctx::Background());
  std::vector<ctx::Cancelable> kept;
  kept.reserve(8);
  const auto keep = [&](ctx::Cancelable c) { kept.push_back(std::move(c)); };
  // The timer thread, and a place among the timers.
  keep(ctx::WithTimeout(root, 1h));
  keep(ctx::WithTimeout(root, 1h));
  kept.back().cancel();
  const ctx::Context& c = root;
  EXPECT_EQ(Allocations([&] { keep(ctx::WithCancel(c)); }), 1);
  EXPECT_EQ(Allocations([&] { keep(ctx::WithTimeout(c, 1h)); }), 1);
  EXPECT_EQ(Allocations([&] { keep(ctx::WithCancelOn(c, c)); }), 1);
  EXPECT_EQ(Allocations([&] { (void)ctx::WithValue(c, kInt, 1); }), 1);
  EXPECT_EQ(Allocations([&] { (void)ctx::WithoutCancel(c); }), 1);
}

TEST(AllocationTest, ObservingTakesOne) {
  const auto [root, cancel] = ctx::WithCancel(ctx::Background());
  const ctx::Context& c = root;
  EXPECT_EQ(Allocations([&] { (void)c.Done(); }), 1);
  EXPECT_EQ(Allocations([&] { (void)c.Done(); }), 0);
  EXPECT_EQ(Allocations([&] { ctx::AfterFunc(c, [] {}); }), 1);
}

TEST(AllocationTest, CancelingAndAskingTakeNone) {
  const auto [root, cancel] = ctx::WithTimeout(ctx::Background(), 1h);
  std::vector<ctx::Cancelable> children;
  for (int i = 0; i < 100; ++i) {
    children.push_back(ctx::WithTimeout(root, 1min));
    (void)children.back().context.Done();
  }
  const auto on_thread = ctx::AfterFunc(root, [] {});
  const auto in_place =
      ctx::AfterFunc(root, [](const ctx::AfterTask& task) { task(); }, [] {});
  const auto stopped = ctx::AfterFunc(root, [] {});
  const ctx::Context c = ctx::WithValue(root, kInt, 1);
  EXPECT_EQ(Allocations([&, &cancel = cancel] {
              (void)c.Err();
              (void)c.Deadline();
              (void)c.Value(kInt);
              (void)ctx::CauseCode(c);
              stopped();
              const ctx::Context copy = c;
              cancel();
              (void)copy.Err();
              children.clear();
            }),
            0);
  EXPECT_TRUE(c.IsDone());
}

TEST(AllocationTest, SleepingTakesNoneButTheFirstDone) {
  const auto [c, cancel] = ctx::WithTimeout(ctx::Background(), 1h);
  EXPECT_EQ(Allocations([&, &c = c] { (void)ctx::SleepFor(c, 1us); }), 1);
  EXPECT_EQ(Allocations([&, &c = c] { (void)ctx::SleepFor(c, 1us); }), 0);
  EXPECT_EQ(Allocations([] { (void)ctx::SleepFor(ctx::Background(), 1us); }),
            0);
}

TEST(AllocationTest, WhatHasEndedTakesNone) {
  const auto [c, cancel] = ctx::WithCancel(ctx::Background());
  cancel();
  EXPECT_EQ(Allocations([&, &c = c, &cancel = cancel] {
              (void)c.Done();
              cancel();
              (void)ctx::SleepFor(c, 1h);
            }),
            0);
}

TEST(AllocationTest, DroppingTakesNone) {
  const auto [parent, cancel] = ctx::WithCancel(ctx::Background());
  auto observed = ctx::WithCancel(parent);
  const std::stop_token token = observed.context.Done();
  EXPECT_EQ(
      Allocations([&] { const ctx::Cancelable dropped = std::move(observed); }),
      0);
  cancel();  // What is observed is kept until then.
}

}  // namespace
}  // namespace ctx_test
