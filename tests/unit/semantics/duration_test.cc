#include "checks/semantics/code/duration.h"

#include <gtest/gtest.h>

#include "parsed.h"

namespace ctxtidy::semantics {
namespace {

using Nanoseconds = std::chrono::nanoseconds;
using namespace std::chrono_literals;  // NOLINT: for 5ms.

constexpr char kOthers[] = R"cc(
  using namespace std::chrono;
  using Days = duration<int, std::ratio<86400>>;
  using Minutes = duration<double, std::ratio<60, 1>>;
  constexpr milliseconds kHalf(500);
  const seconds kTwo(2);
  seconds changing(1);
  enum { kThree = 3 };
  template <class Rep, class Period>
  constexpr auto operator*(int n, duration<Rep, Period> d) {
    return duration<Rep, Period>(n * d.count_);
  }
  constexpr milliseconds operator""_ms(unsigned long long n) {
    return milliseconds(static_cast<long>(n));
  }
  template <class T>
  void take(const T&) {}
)cc";

std::optional<Nanoseconds> Duration(
    const std::string& argument,
    std::optional<Nanoseconds> unit = std::nullopt) {
  const Parsed parsed(
      kOthers + ("void F(int n, seconds given) { take(" + argument + "); }"));
  const Function& function = parsed.In("F");
  const Call& call = parsed.CallIn(function, "take(" + argument + ")");
  return ConstantDuration(parsed.ast(), *call.expr->getArg(0), unit);
}

TEST(ConstantDurationTest, KnowsAllPeriods) {
  EXPECT_EQ(Duration("nanoseconds(7)"), 7ns);
  EXPECT_EQ(Duration("milliseconds(5)"), 5ms);
  EXPECT_EQ(Duration("seconds{3}"), 3s);
  EXPECT_EQ(Duration("hours(2)"), 2h);
  EXPECT_EQ(Duration("Days(1)"), 24h);
  EXPECT_EQ(Duration("seconds(0)"), 0s);
}

TEST(ConstantDurationTest, KnowsFractions) {
  EXPECT_EQ(Duration("Minutes(0.5)"), 30s);
  EXPECT_EQ((Duration("duration<float>(0.25f)")), 250ms);
}

TEST(ConstantDurationTest, EvaluatesConstantExpressions) {
  EXPECT_EQ(Duration("kHalf"), 500ms);
  EXPECT_EQ(Duration("kTwo"), 2s);
  EXPECT_EQ(Duration("seconds(kThree * 2)"), 6s);
  EXPECT_EQ(Duration("3 * kHalf"), 1500ms);
  EXPECT_EQ(Duration("20_ms"), 20ms);
}

TEST(ConstantDurationTest, KnowsNumbersByTheirUnit) {
  EXPECT_EQ(Duration("2", 1s), 2s);
  EXPECT_EQ(Duration("1500u", 1us), 1500us);
  EXPECT_EQ(Duration("0.5", 1s), 500ms);
  EXPECT_EQ(Duration("2"), std::nullopt) << "of what?";
  EXPECT_EQ(Duration("seconds(2)", 1ms), 2s) << "has a unit of its own";
}

TEST(ConstantDurationTest, Saturates) {
  EXPECT_EQ(Duration("hours(1000000000)"), Nanoseconds::max());
  EXPECT_EQ(Duration("18446744073709551615ull", 1s), Nanoseconds::max());
}

TEST(ConstantDurationTest, KnowsNegativeOnes) {
  EXPECT_EQ(Duration("seconds(-1)"), -1s);
  EXPECT_EQ(Duration("-3", 1ms), -3ms);
  EXPECT_EQ(Duration("hours(-1000000000)"), Nanoseconds::min());
}

TEST(ConstantDurationTest, SaysNothingOfTheRest) {
  EXPECT_EQ(Duration("seconds(n)"), std::nullopt);
  EXPECT_EQ(Duration("given"), std::nullopt);
  EXPECT_EQ(Duration("changing"), std::nullopt);
  EXPECT_EQ(Duration("n", 1s), std::nullopt);
  EXPECT_EQ(Duration("n = 3", 1s), std::nullopt);
  EXPECT_EQ(Duration("\"5s\"", 1s), std::nullopt);
}

TEST(ConstantDurationTest, SaysNothingOfOtherClasses) {
  const Parsed parsed(R"cc(
    namespace mine {
    struct seconds {
      int count;
    };
    }  // namespace mine
    template <class Rep, class P>
    struct duration {
      Rep count;
    };
    template <class T>
    void take(T) {}
    template <int N>
    void F() {
      take(mine::seconds{1});
      take(duration<int, int>{1});
      take(std::chrono::seconds(N));
    }
  )cc");
  for (const clang::Stmt* stmt : parsed.In("F").body().statements()) {
    const auto* call = llvm::dyn_cast<clang::CallExpr>(stmt);
    if (call == nullptr) continue;
    EXPECT_EQ(ConstantDuration(parsed.ast(), *call->getArg(0), 1s),
              std::nullopt);
  }
}

// Of a sleep's argument in a function that has `given` and `n`.
std::optional<Nanoseconds> Longest(const std::string& argument) {
  const Parsed parsed(kOthers +
                      ("template <class T> T MinValue(T a, T b); int Random();"
                       "void F(int n, seconds given) { take(" +
                       argument + "); }"));
  const Call& call = parsed.CallIn(parsed.In("F"), "take(" + argument + ")");
  return LongestDuration(parsed.ast(), *call.expr->getArg(0), std::nullopt);
}

TEST(LongestDurationTest, IsTheValueOfAConstant) {
  EXPECT_EQ(Longest("kHalf"), 500ms);
  EXPECT_EQ(Longest("given"), std::nullopt);
}

TEST(LongestDurationTest, IsWhatAMinimumOrRemainderLeaves) {
  EXPECT_EQ(Longest("MinValue(given, seconds(3))"), 3s);
  EXPECT_EQ(Longest("MinValue(seconds(3), seconds(2))"), 2s);
  EXPECT_EQ(Longest("milliseconds(MinValue(n, 100))"), 100ms);
  EXPECT_EQ(Longest("milliseconds(Random() % 50)"), 50ms - 1ns);
  EXPECT_EQ(Longest("MinValue(given, given)"), std::nullopt);
}

TEST(LongestDurationTest, IsTheLongerOfTwo) {
  EXPECT_EQ(Longest("n > 0 ? seconds(1) : seconds(4)"), 4s);
  EXPECT_EQ(Longest("n > 0 ? given : seconds(4)"), std::nullopt);
}

}  // namespace
}  // namespace ctxtidy::semantics
