#include "checks/semantics/conditions.h"

#include <gtest/gtest.h>

#include "parsed.h"

namespace ctxtidy::semantics {
namespace {

constexpr char kOthers[] = R"cc(
  void place();
  void check(bool);
  bool yes();
  void change(bool&);
  struct Config {
    bool on() const;
    bool turn();
    bool flag;
  };
  enum class Mode { kFast, kSlow };
  extern const bool kFixed;
  extern bool global;
  struct Member {
    bool flag;
    void F();
  };
)cc";

// What is known of the argument of the last check() where place() is called.
std::string Known(const std::string& body,
                  const std::string& header =
                      "void F(bool a, const bool b, "
                      "int n, Mode mode, Config config,"
                      "const Config& fixed)") {
  const Parsed parsed(kOthers + header + "{" + body + "}");
  const Function& function = *parsed.unit().functions().front();
  const Conditions conditions(parsed.ast(), function.body(),
                              parsed.CallIn(function, "place()").expr);
  const clang::Expr* asked = nullptr;
  for (const Call& call : function.calls()) {
    if (call.callee->getName() == "check") asked = call.expr->getArg(0);
  }
  const std::optional<bool> value = conditions.Value(asked);
  return !value ? "unknown" : *value ? "true" : "false";
}

TEST(ConditionsTest, KnowsWhatTheBranchesAroundAskFor) {
  EXPECT_EQ(Known("if (a) place(); check(a);"), "true");
  EXPECT_EQ(Known("if (a) {} else place(); check(a);"), "false");
  EXPECT_EQ(Known("if (a) { while (yes()) { place(); } } check(a);"), "true");
  EXPECT_EQ(Known("if (a) { if (b) place(); } check(a);"), "true");
  EXPECT_EQ(Known("if (a) { if (b) place(); } check(b);"), "true");
}

TEST(ConditionsTest, KnowsNothingOfOthers) {
  EXPECT_EQ(Known("place(); if (a) yes(); check(a);"), "unknown");
  EXPECT_EQ(Known("if (a) place(); check(b);"), "unknown");
  EXPECT_EQ(Known("if (a) yes(); place(); check(a);"), "unknown");
  EXPECT_EQ(Known("if (place(); a) yes(); check(a);"), "unknown");
  EXPECT_EQ(Known("while (a) place(); check(a);"), "unknown");
}

TEST(ConditionsTest, SeesThroughNegationAndParentheses) {
  EXPECT_EQ(Known("if (!a) place(); check(a);"), "false");
  EXPECT_EQ(Known("if (a) place(); check(!a);"), "false");
  EXPECT_EQ(Known("if (!(a)) place(); check(!!a);"), "false");
  EXPECT_EQ(Known("if (!a) {} else place(); check((a));"), "true");
}

TEST(ConditionsTest, ComparesExpressions) {
  EXPECT_EQ(Known("if (n > 3) place(); check(n > 3);"), "true");
  EXPECT_EQ(Known("if (n > 3) place(); check(n > 4);"), "unknown");
  EXPECT_EQ(Known("if (mode == Mode::kFast) place();"
                  "check(mode == Mode::kFast);"),
            "true");
  EXPECT_EQ(Known("if (a && b) place(); check(a && b);"), "true");
  EXPECT_EQ(Known("if (fixed.on()) place(); check(fixed.on());"), "true");
  EXPECT_EQ(Known("if (fixed.flag) place(); check(fixed.flag);"), "true");
  EXPECT_EQ(Known("if (kFixed) place(); check(kFixed);"), "true");
}

TEST(ConditionsTest, TrustsNothingThatMayChange) {
  EXPECT_EQ(Known("if (a) place(); a = b; check(a);"), "unknown");
  EXPECT_EQ(Known("if (a) place(); change(a); check(a);"), "unknown");
  EXPECT_EQ(Known("bool& r = a; if (a) place(); check(a);"), "unknown");
  EXPECT_EQ(Known("auto f = [&] { a = b; }; if (a) place(); check(a);"),
            "unknown");
  EXPECT_EQ(Known("if (n++ > 3) place(); check(n++ > 3);"), "unknown");
  EXPECT_EQ(Known("if (yes()) place(); check(yes());"), "unknown");
  EXPECT_EQ(Known("if (global) place(); check(global);"), "unknown");
  EXPECT_EQ(Known("if (config.on()) place(); check(config.on());"), "unknown");
  EXPECT_EQ(Known("if (config.turn()) place(); check(config.turn());"),
            "unknown");
  EXPECT_EQ(Known("static bool s; if (s) place(); check(s);"), "unknown");
  EXPECT_EQ(Known("if (flag) place(); check(flag);", "void Member::F()"),
            "unknown");
  EXPECT_EQ(Known("if (*p) place(); check(*p);", "void F(const bool* p)"),
            "unknown");
}

TEST(ConditionsTest, TrustsCopiesThatLambdasMake) {
  EXPECT_EQ(Known("auto f = [a] { return a; }; if (a) place(); check(a);"),
            "true");
}

// What is declared in a loop has another value in its next turn.
TEST(ConditionsTest, DISABLED_TrustsNoVariableOfALoop) {
  EXPECT_EQ(Known("for (;;) { const bool c = yes(); check(c);"
                  "  if (c) place(); }"),
            "unknown");
}

}  // namespace
}  // namespace ctxtidy::semantics
