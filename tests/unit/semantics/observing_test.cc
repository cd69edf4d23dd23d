#include "checks/semantics/code/observing.h"

#include <gtest/gtest.h>

#include "parsed.h"

namespace ctxtidy::semantics {
namespace {

constexpr char kOthers[] = R"cc(
  struct Code {
    explicit operator bool() const;
  };
  bool yes();
  void wait();
  template <class F>
  void wait_until(F) {}
)cc";

// Does `question` hold of the call of wait() or of wait_until() in the body?
bool Holds(bool (*question)(const Call&), const std::string& body) {
  const Parsed parsed(
      kOthers +
      ("void F(const ctx::Context& c, const az::Context& a) {" + body + "}"));
  for (const Call& call : parsed.In("F").calls()) {
    if (call.callee->getNameAsString().starts_with("wait")) {
      return question(call);
    }
  }
  throw std::runtime_error("nobody waits");
}

TEST(InObservingLoopTest, LooksForAnObservationInTheLoop) {
  EXPECT_TRUE(Holds(InObservingLoop, "while (!c.Err()) wait();"));
  EXPECT_TRUE(Holds(InObservingLoop, "do wait(); while (!a.IsCancelled());"));
  EXPECT_TRUE(
      Holds(InObservingLoop, "for (;;) { wait(); if (c.Err()) break; }"));
  EXPECT_TRUE(
      Holds(InObservingLoop, "while (!c.Err()) { for (;;) { wait(); } }"));
  EXPECT_FALSE(Holds(InObservingLoop, "while (yes()) wait();"));
  EXPECT_FALSE(Holds(InObservingLoop, "c.Err(); while (yes()) wait();"));
  EXPECT_FALSE(Holds(InObservingLoop, "if (!c.Err()) wait();"));
  EXPECT_FALSE(Holds(InObservingLoop, "while (c.Value(\"go\")) wait();"))
      << "its model does not call that observing";
}

TEST(AsksThroughArgumentTest, LooksIntoLambdas) {
  EXPECT_TRUE(
      Holds(AsksThroughArgument, "wait_until([&] { return c.Err() != 0; });"));
  EXPECT_TRUE(Holds(AsksThroughArgument,
                    "auto done = [&] { return yes() || c.Err(); };"
                    "wait_until(done);"));
  EXPECT_FALSE(
      Holds(AsksThroughArgument, "wait_until([&] { return yes(); });"));
  EXPECT_FALSE(Holds(AsksThroughArgument,
                     "wait_until([&] { return c.Value(\"go\"); });"));
  EXPECT_FALSE(Holds(AsksThroughArgument, "wait_until(c.Err());"));
  EXPECT_FALSE(Holds(AsksThroughArgument, "wait();"));
}

TEST(AfterDoneTest, LooksAtTheBranchesAround) {
  EXPECT_TRUE(Holds(AfterDone, "if (c.Err()) wait();"));
  EXPECT_TRUE(Holds(AfterDone,
                    "if (a.IsCancelled()) { while (yes()) wait(); "
                    "}"));
  EXPECT_FALSE(Holds(AfterDone, "if (!c.Err()) wait();"));
  EXPECT_FALSE(Holds(AfterDone, "if (c.Err()) yes(); else wait();"));
  EXPECT_FALSE(Holds(AfterDone, "if (c.Err()) yes(); wait();"));
  EXPECT_FALSE(Holds(AfterDone, "if (yes() || c.Err()) wait();"));
}

TEST(AfterDoneTest, SeesThroughConversionsToBool) {
  const Parsed parsed(
      "struct Code { explicit operator bool() const; };"
      "struct Mine { Code Err() const; };"
      "void wait(); void F(const Mine& c) {"
      "  if (c.Err()) wait(); }",
      ModelsOf("model: mine\ncontexts:\n  - type: Mine\n"
               "    done: [Err]\n"));
  EXPECT_TRUE(AfterDone(parsed.CallIn(parsed.In("F"), "wait()")));
}

}  // namespace
}  // namespace ctxtidy::semantics
