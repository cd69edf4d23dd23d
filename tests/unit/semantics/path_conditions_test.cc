#include "checks/semantics/paths/path_conditions.h"

#include <gtest/gtest.h>

#include "parsed.h"

namespace ctxtidy::semantics {
namespace {

constexpr char kOthers[] = R"cc(
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

// What a path knows of the function's last `if` once it has taken the first and
// evaluated the statements between the two.
std::string Known(const std::string& body,
                  const std::string& header =
                      "void F(bool a, const bool b, int n, Mode mode, "
                      "Config config, const Config& fixed)") {
  const Parsed parsed(kOthers + header + "{" + body + "}");
  const Function& function = *parsed.unit().functions().front();
  std::vector<const clang::Expr*> asked;
  for (const clang::Stmt* stmt : function.body().statements()) {
    if (const auto* branch = llvm::dyn_cast<clang::IfStmt>(stmt)) {
      asked.push_back(branch->getCond());
    }
  }
  const PathConditions conditions(parsed.unit(), function.body(), asked);
  PathConditions::State state;
  std::optional<bool> answer;
  bool first = true;
  for (const clang::Stmt* stmt : function.body().statements()) {
    if (const auto* branch = llvm::dyn_cast<clang::IfStmt>(stmt)) {
      if (first) state = conditions.Assume(branch->getCond(), true, state);
      first = false;
      answer = conditions.Decide(branch->getCond(), state);
    } else {
      state = conditions.After(*stmt, state);
    }
  }
  return !answer ? "unknown" : *answer ? "true" : "false";
}

TEST(PathConditionsTest, RemembersWhatCannotChange) {
  EXPECT_EQ(Known("if (a) yes(); if (a) yes();"), "true");
  EXPECT_EQ(Known("if (b) yes(); if (b) yes();"), "true");
  EXPECT_EQ(Known("if (a) yes(); if (b) yes();"), "unknown");
  EXPECT_EQ(Known("if (kFixed) yes(); if (kFixed) yes();"), "true");
  EXPECT_EQ(Known("if (fixed.on()) yes(); if (fixed.on()) yes();"), "true");
  EXPECT_EQ(Known("if (fixed.flag) yes(); if (fixed.flag) yes();"), "true");
  EXPECT_EQ(Known("auto f = [a] { return a; }; if (a) f(); if (a) yes();"),
            "true");
}

TEST(PathConditionsTest, SeesThroughNegation) {
  EXPECT_EQ(Known("if (a) yes(); if (!a) yes();"), "false");
  EXPECT_EQ(Known("if (!(a)) yes(); if ((a)) yes();"), "false");
  EXPECT_EQ(Known("if (n == 1) yes(); if (n != 1) yes();"), "false");
  EXPECT_EQ(Known("if (n < 1) yes(); if (n >= 1) yes();"), "false");
  EXPECT_EQ(Known("if (n > 1) yes(); if (!(n <= 1)) yes();"), "true");
  EXPECT_EQ(Known("if (n > 3) yes(); if (n > 4) yes();"), "unknown");
  EXPECT_EQ(Known("if (mode == Mode::kFast) yes();"
                  "if (mode == Mode::kFast) yes();"),
            "true");
}

TEST(PathConditionsTest, FollowsFlags) {
  EXPECT_EQ(Known("bool f = false; if (a) yes(); if (f) yes();"), "false");
  EXPECT_EQ(Known("bool f = false; if (a) yes(); f = true; if (f) yes();"),
            "true");
  EXPECT_EQ(Known("bool f = true; if (a) yes(); f = yes(); if (f) yes();"),
            "unknown");
  EXPECT_EQ(Known("bool f = true; if (a) yes(); change(f); if (f) yes();"),
            "unknown");
}

TEST(PathConditionsTest, TrustsNothingThatMayChange) {
  const char* const kBodies[] = {
      "if (a) yes(); change(a); if (a) yes();",
      "bool& r = a; if (a) yes(); if (a) yes();",
      "auto f = [&] { a = b; }; if (a) f(); if (a) yes();",
      "if (n++ > 3) yes(); if (n++ > 3) yes();",
      "if (yes()) yes(); if (yes()) yes();",
      "if (global) yes(); if (global) yes();",
      "if (config.on()) yes(); if (config.on()) yes();",
      "if (config.turn()) yes(); if (config.turn()) yes();",
      "static bool s; if (s) yes(); if (s) yes();",
  };
  for (const char* body : kBodies) EXPECT_EQ(Known(body), "unknown") << body;
  EXPECT_EQ(Known("if (flag) yes(); if (flag) yes();", "void Member::F()"),
            "unknown");
  EXPECT_EQ(Known("if (*p) yes(); if (*p) yes();", "void F(const bool* p)"),
            "unknown");
}

// What is declared in a loop has another value in its next turn.
TEST(PathConditionsTest, ForgetsWhatIsDeclaredAnew) {
  EXPECT_EQ(Known("if (a) yes(); const bool a2 = yes(); if (a2) yes();"
                  "if (a2) yes();"),
            "unknown");
}

}  // namespace
}  // namespace ctxtidy::semantics
