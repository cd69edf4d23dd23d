#include "checks/semantics/cancel/canceled.h"

#include <gtest/gtest.h>

#include "checks/semantics/cancel/canceled_retries.h"
#include "checks/semantics/cancel/error_logs.h"
#include "checks/semantics/cancel/generic_handlers.h"
#include "parsed.h"

namespace ctxtidy::semantics {
namespace {

constexpr char kModels[] = R"yaml(
model: lib
contexts:
  - {type: lib::Token, done: [Stopped]}
canceled:
  exceptions: [lib::Canceled]
  codes: [lib::Code::kCanceled, CANCELED]
  tests: [lib::IsCanceled]
logs:
  - function: error
  - {function: log, argument: kError}
  - {macro: LOG, argument: ERROR}
  - macro: FAIL
---
model: timed
contexts:
  - {type: timed::Token, done: [Over]}
deadlines:
  - {function: timed::Token::SetDeadline}
)yaml";

constexpr char kLibrary[] = R"cc(
  namespace lib {
  enum class Code { kOk, kCanceled, kSlow };
  struct Canceled : std::exception {};
  struct Token {
    bool Stopped() const;
  };
  bool IsCanceled(Code code);
  }  // namespace lib
  namespace timed {
  struct Token {
    bool Over() const;
    void SetDeadline();
  };
  }  // namespace timed
  using lib::Code;
  enum Level { kInfo, kError };
  void error();
  void info();
  void log(Level level);
  Code call(const lib::Token& token);
  bool yes();
#define CANCELED 125
#define LOG(level) LOG_##level()
#define LOG_ERROR() error()
#define LOG_INFO() info()
#define FAIL() info()
#define WRAPPED() LOG(ERROR)
)cc";

constexpr char kParameters[] =
    "(Code code, int number, bool flag, const lib::Token& token, "
    "const timed::Token& timed) {";

Parsed Parse(const std::string& body) {
  return Parsed(kLibrary + ("void F" + (kParameters + body) + "}"),
                ModelsOf(kModels));
}

// Is the call of error() known to be reached only by a cancellation?
bool Known(const std::string& body) {
  const Parsed parsed = Parse(body);
  const Function& function = parsed.In("F");
  const CanceledFlow flow(function);
  return flow.Before(*parsed.CallIn(function, "error()").expr) != nullptr;
}

TEST(CanceledFlowTest, KnowsConditions) {
  EXPECT_TRUE(Known("if (code == Code::kCanceled) error();"));
  EXPECT_TRUE(Known("if (!(Code::kCanceled != code)) error();"));
  EXPECT_TRUE(Known("if (lib::IsCanceled(code)) error();"));
  EXPECT_TRUE(Known("if (lib::IsCanceled(code) == true) error();"));
  EXPECT_TRUE(Known("if (number == -CANCELED) error();"));
  EXPECT_TRUE(Known("if (token.Stopped()) error();"));
  EXPECT_FALSE(Known("if (code == Code::kSlow) error();"));
  EXPECT_FALSE(Known("if (code != Code::kCanceled) error();"));
  EXPECT_FALSE(Known("if (number == 125) error();"));
  EXPECT_FALSE(Known("if (timed.Over()) error();"))
      << "its deadline may have passed";
}

TEST(CanceledFlowTest, FollowsAllPaths) {
  EXPECT_TRUE(Known("if (code != Code::kCanceled) return; error();"));
  EXPECT_TRUE(Known("if (!flag || !token.Stopped()) return; error();"));
  EXPECT_TRUE(Known("while (!token.Stopped()) {} error();"));
  EXPECT_FALSE(Known("while (!token.Stopped()) { if (flag) break; } error();"));
  EXPECT_FALSE(Known("if (token.Stopped() || flag) error();"));
  EXPECT_FALSE(Known("if (token.Stopped()) info(); error();"));
  EXPECT_FALSE(Known("if (token.Stopped()) goto end; end: error();"));
}

TEST(CanceledFlowTest, ForgetsWhatIsSetAnew) {
  EXPECT_FALSE(
      Known("if (code == Code::kCanceled) { code = call(token); error(); }"));
  EXPECT_TRUE(
      Known("const bool gone = code == Code::kCanceled; if (gone) error();"));
  EXPECT_FALSE(
      Known("const bool gone = code == Code::kCanceled;"
            "code = call(token); if (gone) error();"));
}

TEST(CanceledFlowTest, LeavesWhatElseIsAsked) {
  EXPECT_FALSE(Known("if (token.Stopped()) { if (!yes()) error(); }"));
  EXPECT_FALSE(Known("if (token.Stopped() && !yes()) error();"));
  EXPECT_FALSE(
      Known("if (token.Stopped()) { bool ok = yes();"
            " if (!ok) return; error(); }"));
  EXPECT_TRUE(Known("if (token.Stopped()) { if (!yes()) info(); error(); }"));
  EXPECT_TRUE(Known("if (token.Stopped()) { if (flag) error(); }"));
  EXPECT_FALSE(
      Known("if (code == Code::kCanceled && !token.Stopped()) error();"));
}

TEST(ErrorLogsTest, KnowsFunctionsAndMacros) {
  const Parsed parsed = Parse(
      "error(); info(); log(kInfo); log(kError); LOG(INFO); LOG(ERROR);"
      "FAIL(); WRAPPED();");
  std::vector<std::string> names;
  for (const LoggedError& log : ErrorLogsIn(parsed.In("F"))) {
    names.push_back(log.name + " " + parsed.Text(log.range));
  }
  EXPECT_EQ(names, (std::vector<std::string>{"error error()", "log log(kError)",
                                             "LOG LOG(ERROR)", "FAIL FAIL()",
                                             "WRAPPED WRAPPED()"}));
}

// What is made again, and "" for nothing.
std::string Retried(const std::string& body) {
  const Parsed parsed = Parse(body);
  const auto found = RetriesIn(CanceledFlow(parsed.In("F")));
  return found.empty() ? "" : parsed.Text(found[0].again->getSourceRange());
}

TEST(RetriesTest, FindTheSameCallAgain) {
  EXPECT_EQ(Retried("for (;;) { if (call(token) != Code::kCanceled) return; }"),
            "call(token)");
  EXPECT_EQ(Retried("do code = call(token); while (lib::IsCanceled(code));"),
            "call(token)");
  EXPECT_EQ(Retried("code = call(token);"
                    "if (code == Code::kCanceled) call(token);"),
            "call(token)");
  EXPECT_EQ(Retried("for (;;) { if (call(token) == Code::kCanceled) return; }"),
            "");
  EXPECT_EQ(Retried("for (;;) { lib::Token one;"
                    " if (call(one) != Code::kCanceled) return; }"),
            "");
  EXPECT_EQ(Retried("while (!token.Stopped()) {"
                    " if (call(token) != Code::kCanceled) return; }"),
            "");
}

// The names of what generic handlers log.
std::string Generic(const std::string& handlers) {
  const Parsed parsed = Parse("try { call(token); }" + handlers);
  const Function& function = parsed.In("F");
  const auto found = GenericHandlersIn(function, ErrorLogsIn(function));
  return found.empty() ? "" : found[0].log.name;
}

TEST(GenericHandlersTest, FindThoseThatDoNotTellCancellationsApart) {
  EXPECT_EQ(Generic("catch (...) { error(); }"), "error");
  EXPECT_EQ(Generic("catch (const std::exception& e) { error(); throw; }"),
            "error");
  EXPECT_EQ(Generic("catch (const std::runtime_error&) { error(); }"), "");
  EXPECT_EQ(Generic("catch (const lib::Canceled&) {} catch (...) { error(); }"),
            "");
  EXPECT_EQ(Generic("catch (...) { if (yes()) return; error(); }"), "");
  EXPECT_EQ(Generic("catch (...) { info(); }"), "");
}

}  // namespace
}  // namespace ctxtidy::semantics
