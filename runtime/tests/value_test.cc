#include <gtest/gtest.h>

#include <memory>
#include <stdexcept>
#include <string>

#include "ctx/context.h"
#include "tests/testing.h"

namespace ctx_test {
namespace {

constexpr ctx::Key<std::string> kUser{"user"};
constexpr ctx::Key<std::string> kOtherUser{"user"};
constexpr ctx::Key<int> kCount{"count"};

struct Id {
  int n;
  bool operator==(const Id&) const = default;
};
struct OtherId {
  int n;
  bool operator==(const OtherId&) const = default;
};

TEST(ValueTest, IsFoundByTheIdentityOfItsKey) {
  const ctx::Context c = ctx::WithValue(ctx::Background(), kUser, "ann");
  ASSERT_NE(c.Value(kUser), nullptr);
  EXPECT_EQ(*c.Value(kUser), "ann");
  EXPECT_EQ(c.Value(kOtherUser), nullptr);
  EXPECT_EQ(c.Value(kCount), nullptr);
  EXPECT_EQ(ctx::Background().Value(kUser), nullptr);
}

TEST(ValueTest, TheNearestOneWins) {
  const ctx::Context a = ctx::WithValue(ctx::Background(), kCount, 1);
  const auto [b, cancel] = ctx::WithCancel(a);
  const ctx::Context c = ctx::WithValue(b, kCount, 2);
  const ctx::Context d = ctx::WithoutCancel(ctx::WithValue(c, kUser, "bob"));
  EXPECT_EQ(*b.Value(kCount), 1);
  EXPECT_EQ(*d.Value(kCount), 2);
  EXPECT_EQ(*d.Value(kUser), "bob");
}

TEST(ValueTest, GenericKeysMatchByTypeAndEquality) {
  ctx::Context c = ctx::WithValue(ctx::Background(), Id{1}, 10);
  c = ctx::WithValue(c, Id{2}, std::string("two"));
  c = ctx::WithValue(c, OtherId{1}, 30);
  EXPECT_EQ(*c.Value<int>(Id{1}), 10);
  EXPECT_EQ(*c.Value<std::string>(Id{2}), "two");
  EXPECT_EQ(*c.Value<int>(OtherId{1}), 30);
  EXPECT_EQ(c.Value<int>(Id{3}), nullptr);
  EXPECT_EQ(c.Value<int>(1), nullptr);
}

TEST(ValueTest, AGenericKeyWithAnotherValueTypeHidesThoseAbove) {
  ctx::Context c = ctx::WithValue(ctx::Background(), Id{1}, 10);
  c = ctx::WithValue(c, Id{1}, std::string("ten"));
  EXPECT_EQ(c.Value<int>(Id{1}), nullptr);
  EXPECT_EQ(*c.Value<std::string>(Id{1}), "ten");
}

TEST(ValueTest, CStringKeysAreStrings) {
  const std::string key = "user";
  const ctx::Context c = ctx::WithValue(ctx::Background(), "user", 1);
  EXPECT_EQ(*c.Value<int>(key.c_str()), 1);
  EXPECT_EQ(*c.Value<int>(key), 1);
  EXPECT_EQ(*c.Value<int>("user"), 1);
  EXPECT_EQ(c.Value<int>("User"), nullptr);
}

TEST(ValueTest, HoldsMoveOnlyTypes) {
  static constexpr ctx::Key<std::unique_ptr<int>> kPointer{"pointer"};
  const ctx::Context c =
      ctx::WithValue(ctx::Background(), kPointer, std::make_unique<int>(7));
  EXPECT_EQ(**c.Value(kPointer), 7);
}

TEST(ValueTest, DiesWithItsLastContext) {
  static constexpr ctx::Key<Witness> kWitness{"witness"};
  const Witness witness = NewWitness();
  {
    const auto [child, cancel] =
        ctx::WithCancel(ctx::WithValue(ctx::Background(), kWitness, witness));
    EXPECT_EQ(witness.use_count(), 2);
    EXPECT_EQ(*child.Value(kWitness), witness);
  }
  EXPECT_EQ(witness.use_count(), 1);
}

struct Thrower {
  Thrower() = default;
  Thrower(Thrower&& other) : hops(other.hops + 1) {
    if (hops > 0) throw std::runtime_error("no");
  }
  int hops = 0;
};

TEST(ValueTest, NothingLeaksIfAValueThrows) {
  static constexpr ctx::Key<Thrower> kThrower{"thrower"};
  static constexpr ctx::Key<Witness> kWitness{"witness"};
  const Witness witness = NewWitness();
  {
    const ctx::Context parent =
        ctx::WithValue(ctx::Background(), kWitness, witness);
    EXPECT_THROW((void)ctx::WithValue(parent, kThrower, Thrower()),
                 std::runtime_error);
  }
  EXPECT_EQ(witness.use_count(), 1);
}

}  // namespace
}  // namespace ctx_test
