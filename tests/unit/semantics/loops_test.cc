#include "checks/semantics/loops/loops.h"

#include <gtest/gtest.h>

#include "checks/semantics/code/stop_words.h"
#include "checks/semantics/loops/looking.h"
#include "checks/semantics/loops/loop_shape.h"
#include "parsed.h"

namespace ctxtidy::semantics {
namespace {

constexpr char kOthers[] = R"cc(
  bool yes();
  void step();
  [[noreturn]] void die();
)cc";

// The first loop in a function with that body.
class Loop {
 public:
  explicit Loop(const std::string& body)
      : parsed_(kOthers +
                ("void F(const ctx::Context& c, int n) {" + body + "}")) {}

  const Function& function() const { return parsed_.In("F"); }
  const clang::Stmt& stmt() const {
    for (const clang::Stmt* stmt : function().body().statements()) {
      if (IsLoop(stmt)) return *stmt;
    }
    throw std::runtime_error("no loop");
  }
  std::string Head() const { return parsed_.Text(HeadOf(stmt())); }
  bool Endless() const {
    return IsEndless(parsed_.ast(), stmt()) &&
           !IsLeft(function().body(), stmt());
  }
  bool Repeating() const { return Repeats(function(), stmt()); }
  bool Bounded() const { return IsBounded(stmt()); }
  bool Looks() const { return Looking(function()).LooksIn(stmt()); }

 private:
  Parsed parsed_;
};

TEST(LoopShapeTest, HeadIsWhatStandsBeforeTheBody) {
  EXPECT_EQ(Loop("for (;;) step();").Head(), "for (;;)");
  EXPECT_EQ(Loop("while (yes()) { step(); }").Head(), "while (yes())");
  EXPECT_EQ(Loop("do { step(); } while (yes());").Head(), "do");
}

TEST(LoopShapeTest, EndlessIsWhatNothingLeaves) {
  EXPECT_TRUE(Loop("for (;;) step();").Endless());
  EXPECT_TRUE(Loop("while (1 + 1) step();").Endless());
  EXPECT_TRUE(Loop("do step(); while (true);").Endless());
  EXPECT_TRUE(Loop("for (;;) { while (yes()) break; }").Endless());
  EXPECT_TRUE(Loop("for (;;) { switch (n) { case 1: break; } }").Endless());
  EXPECT_FALSE(Loop("while (yes()) step();").Endless());
  EXPECT_FALSE(Loop("for (;;) { if (yes()) break; }").Endless());
  EXPECT_FALSE(Loop("for (;;) { if (yes()) return; }").Endless());
  EXPECT_FALSE(Loop("for (;;) { while (yes()) return; }").Endless());
  EXPECT_FALSE(Loop("for (;;) { if (yes()) throw 1; }").Endless());
  EXPECT_FALSE(Loop("for (;;) { if (yes()) goto out; } out:;").Endless());
  EXPECT_FALSE(Loop("for (;;) { if (yes()) die(); }").Endless());
}

TEST(LoopShapeTest, WhatRunsOnceDoesNotRepeat) {
  EXPECT_FALSE(Loop("do step(); while (0);").Repeating());
  EXPECT_FALSE(Loop("while (true) { step(); break; }").Repeating());
  EXPECT_FALSE(Loop("for (;;) { step(); return; }").Repeating());
  EXPECT_TRUE(Loop("while (true) { if (yes()) continue; break; }").Repeating());
  EXPECT_TRUE(Loop("while (yes()) step();").Repeating());
  EXPECT_TRUE(Loop("for (;;) {}").Repeating());
}

TEST(LoopShapeTest, CountersAndRangesAreBounded) {
  EXPECT_TRUE(Loop("for (int i = 0; i < n; ++i) step();").Bounded());
  EXPECT_TRUE(Loop("while (n-- > 0) step();").Bounded());
  EXPECT_TRUE(Loop("int all[3]; for (int i : all) step();").Bounded());
  EXPECT_FALSE(Loop("for (;;) step();").Bounded());
  EXPECT_FALSE(Loop("while (yes()) step();").Bounded());
}

TEST(LookingTest, AskingAndHandingOnIsLooking) {
  EXPECT_TRUE(Loop("while (!c.Err()) step();").Looks());
  EXPECT_TRUE(Loop("for (;;) { ctx::Context d = c; }").Looks());
  EXPECT_TRUE(Loop("for (;;) { [&] { c.Err(); }(); }").Looks());
  EXPECT_TRUE(Loop("auto over = [&] { return c.Err() != 0; };"
                   "while (!over()) step();")
                  .Looks());
  EXPECT_FALSE(Loop("while (c.Value(\"go\")) step();").Looks());
  EXPECT_FALSE(Loop("c.Err(); while (yes()) step();").Looks());
  EXPECT_FALSE(Loop("ctx::Context own = ctx::Background();"
                    "while (yes()) { ctx::Context d = own; }")
                   .Looks());
}

TEST(StopWordsTest, MembersOfAContextSpeakOfItsEnd) {
  EXPECT_TRUE(SpeaksOfAnEnd("throw_if_cancelled"));
  EXPECT_TRUE(SpeaksOfAnEnd("waitForCondition"));
  EXPECT_FALSE(SpeaksOfAnEnd("Value"));
  EXPECT_FALSE(SpeaksOfAnEnd("peer"));
}

TEST(StopWordsTest, FlagsAndFunctionsAreTold) {
  const Parsed parsed(
      "bool stop_; bool running; int running_count; bool ready;"
      "bool IsRunning(); void CheckInterrupt(); void interrupt(); bool "
      "done();");
  EXPECT_TRUE(IsStopFlag(parsed.Variable("stop_")));
  EXPECT_TRUE(IsStopFlag(parsed.Variable("running")));
  EXPECT_FALSE(IsStopFlag(parsed.Variable("running_count")));
  EXPECT_FALSE(IsStopFlag(parsed.Variable("ready")));
  EXPECT_TRUE(IsStopTest(parsed.Declared("IsRunning"), true));
  EXPECT_FALSE(IsStopTest(parsed.Declared("IsRunning"), false))
      << "that may be what is waited for";
  EXPECT_FALSE(IsStopTest(parsed.Declared("done"), true));
  EXPECT_TRUE(IsStopCheck(parsed.Declared("CheckInterrupt")));
  EXPECT_FALSE(IsStopCheck(parsed.Declared("interrupt")));
}

TEST(UnobservedLoopsTest, ComeInSourceOrder) {
  const Loop loop("for (;;) step(); for (;;) { for (;;) step(); }");
  const std::vector<UnobservedLoop> found = UnobservedLoops(loop.function());
  ASSERT_EQ(found.size(), 3u);
  EXPECT_TRUE(found[0].endless);
  EXPECT_EQ(found[0].context, "c");
  EXPECT_EQ(found[0].question, "Err");
  EXPECT_LT(found[0].head.getBegin(), found[1].head.getBegin());
  EXPECT_LT(found[1].head.getBegin(), found[2].head.getBegin());
}

TEST(BusyLoopsTest, AskAndDoNothingElse) {
  const Loop spins("while (!c.Err()) {}");
  const std::vector<BusyLoop> found = BusyLoops(spins.function());
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].context, "c");
  EXPECT_EQ(found[0].pause, nullptr);
  EXPECT_TRUE(BusyLoops(Loop("while (!c.Err()) step();").function()).empty());
  EXPECT_TRUE(BusyLoops(Loop("while (yes()) {}").function()).empty());
}

}  // namespace
}  // namespace ctxtidy::semantics
