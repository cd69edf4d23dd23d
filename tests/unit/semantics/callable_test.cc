#include "checks/semantics/code/callable.h"

#include <gtest/gtest.h>

#include "parsed.h"

namespace ctxtidy::semantics {
namespace {

constexpr char kOthers[] = R"cc(
  template <class F>
  void unknown(F) {}
  template <class F>
  struct Keeper {
    explicit Keeper(F f) {}
  };
  int number;
)cc";

// Who runs the lambda `[] {}` in the body.
Runs RunsIn(const std::string& body) {
  const Parsed parsed(kOthers + ("void F() {" + body + "}"));
  const Function& function = parsed.In("F");
  return WhoRuns(function, parsed.Find<clang::LambdaExpr>(function, "[] {}"));
}

TEST(WhoRunsTest, CalledOnTheSpot) {
  EXPECT_EQ(RunsIn("[] {}();"), Runs::kHere);
  EXPECT_EQ(RunsIn("([] {})();"), Runs::kHere);
}

TEST(WhoRunsTest, GivenToAFunctionThatAModelKnows) {
  EXPECT_EQ(RunsIn("std::invoke([] {});"), Runs::kHere);
  EXPECT_EQ(RunsIn("std::thread t([] {});"), Runs::kElsewhere);
  EXPECT_EQ(RunsIn("std::thread([] {});"), Runs::kElsewhere);
  EXPECT_EQ(RunsIn("auto* t = new std::thread([] {});"), Runs::kElsewhere);
}

// As RunsIn, of what is given to functions of a model of their own.
Runs RunsByModel(const std::string& call) {
  const Parsed parsed(
      "enum class When { now, later };"
      "template <class F> void post(When, F) {}"
      "template <class F> void share(F) {}"
      "void F() { " +
          call + "; }",
      ModelsOf(R"yaml(
model: one
callables:
  - {function: post, when: {arg: 0, mentions: now}, runs: here}
  - {function: post, runs: elsewhere}
  - {function: share, runs: joined}
)yaml"));
  const Function& function = parsed.In("F");
  return WhoRuns(function, parsed.Find<clang::LambdaExpr>(function, "[] {}"));
}

TEST(WhoRunsTest, DependsOnAnArgument) {
  EXPECT_EQ(RunsByModel("post(When::now, [] {})"), Runs::kHere);
  EXPECT_EQ(RunsByModel("post(When::later, [] {})"), Runs::kElsewhere);
}

TEST(WhoRunsTest, AsAPartOfTheCallersWork) {
  EXPECT_EQ(RunsByModel("share([] {})"), Runs::kJoined);
}

TEST(WhoRunsTest, GivenToSomebodyElse) {
  EXPECT_EQ(RunsIn("unknown([] {});"), Runs::kUnknown);
  EXPECT_EQ(RunsIn("Keeper k([] {});"), Runs::kUnknown);
  EXPECT_EQ(RunsIn("void (*f)() = [] {}; f();"), Runs::kUnknown);
  EXPECT_EQ(RunsIn("void (*g)(int); void (*f)() = number ? [] {} : nullptr;"),
            Runs::kUnknown);
}

TEST(WhoRunsTest, KeptInAVariable) {
  EXPECT_EQ(RunsIn("auto f = [] {}; f();"), Runs::kHere);
  EXPECT_EQ(RunsIn("auto f = [] {}; f(); std::invoke(f);"), Runs::kHere);
  EXPECT_EQ(RunsIn("auto f = [] {}; std::thread t(f);"), Runs::kElsewhere);
  EXPECT_EQ(RunsIn("const auto& f = [] {}; f();"), Runs::kHere);
}

TEST(WhoRunsTest, KeptInAVariableWhoseUsesDisagree) {
  EXPECT_EQ(RunsIn("auto f = [] {}; f(); std::thread t(f);"), Runs::kUnknown);
  EXPECT_EQ(RunsIn("auto f = [] {}; std::thread t(f); f(); std::invoke(f);"),
            Runs::kUnknown)
      << "and stay so";
  EXPECT_EQ(RunsIn("auto f = [] {}; f(); unknown(f);"), Runs::kUnknown);
}

TEST(WhoRunsTest, KeptInAVariableForNoUse) {
  EXPECT_EQ(RunsIn("auto f = [] {};"), Runs::kUnknown);
  EXPECT_EQ(RunsIn("static auto f = [] {}; f();"), Runs::kUnknown);
}

TEST(WhoRunsTest, HandedOnByTheStandardLibrary) {
  EXPECT_EQ(RunsIn("auto f = [] {}; std::invoke(std::ref(f));"), Runs::kHere);
  EXPECT_EQ(RunsIn("auto f = [] {}; std::thread t(std::move(f));"),
            Runs::kElsewhere);
  EXPECT_EQ(RunsIn("auto f = [] {}; auto g = std::move(f); g();"), Runs::kHere);
}

TEST(WhoRunsTest, MadeAnElementOfAContainer) {
  const std::string vector =
      "template <class T> struct Vector {"
      "  template <class... A> void emplace_back(A&&...) {}"
      "  template <class A> void push(A&&) {} };";
  auto runs = [&](const std::string& call) {
    const Parsed parsed(vector +
                        "void F(Vector<std::thread> threads,"
                        "       Vector<int> numbers) {" +
                        call + "; }");
    const Function& function = parsed.In("F");
    return WhoRunsArguments(function, *parsed.CallIn(function, call).expr);
  };
  EXPECT_EQ(runs("threads.emplace_back([] {})"), Runs::kElsewhere);
  EXPECT_EQ(runs("threads.push([] {})"), Runs::kUnknown);
  EXPECT_EQ(runs("numbers.emplace_back(1)"), Runs::kUnknown);
  EXPECT_EQ(runs("std::invoke([] {})"), Runs::kHere);
}

TEST(WhoRunsTest, IsRememberedByTheLambdasFunction) {
  const Parsed parsed("void F() { std::invoke([] {}); std::thread([] {}); }");
  EXPECT_EQ(parsed.LambdaIn("F", 0).runs(), Runs::kHere);
  EXPECT_EQ(parsed.LambdaIn("F", 1).runs(), Runs::kElsewhere);
  EXPECT_EQ(parsed.In("F").runs(), Runs::kUnknown);
}

}  // namespace
}  // namespace ctxtidy::semantics
