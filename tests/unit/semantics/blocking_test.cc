#include "checks/semantics/waiting/blocking.h"

#include <gtest/gtest.h>

#include "checks/semantics/scope.h"
#include "checks/semantics/waiting/awaited.h"
#include "parsed.h"

namespace ctxtidy::semantics {
namespace {

constexpr char kModels[] = R"yaml(
model: ctx
contexts:
  - type: ctx::Context
    done: [Err]
blocking:
  - function: both
    advice: use the own one
  - function: sleep
    advice: use a
    unit: 1s
    min: 1s
  - function: nap
    advice: use b
    unit: 1ms
    min: 5ms
---
model: rpc
contexts:
  - type: rpc::ServerContext
blocking:
  - function: rpc_only
    advice: use rpc
---
model: plain
blocking:
  - function: both
    advice: use the plain one
  - function: when_negative
    advice: use c
    when: {arg: 1, is: negative}
  - function: when_null
    advice: use d
    when: {arg: 0, is: "null"}
  - function: unless_mentioned
    advice: use e
    unless: {arg: 0, mentions: DONTWAIT}
  - function: Future::get
    advice: use f
    unless_after:
      - Future::wait
      - ::await
  - function: code
    instead: ctx::Do({ctx}, {1}, {0}, [{args}], {}, {7})
  - function: Future::wait
    instead: ctx::Wait({ctx}, {object})
)yaml";

constexpr char kFunctions[] = R"cc(
  void both();
  void sleep(int);
  void nap(int);
  void rpc_only();
  void when_negative(int, int);
  void when_null(void*);
  void unless_mentioned(int);
  void code(int, int = 0);
  struct Future {
    void get();
    void wait();
  };
  void await(Future&);
  void other(Future&);
  enum Flags { DONTWAIT = 1, DONTWAIT_EITHER = 2 };
#define NO_WAIT DONTWAIT
  constexpr int kFlags = DONTWAIT | 4;
  int mutable_flags = DONTWAIT;
  bool yes();
)cc";

std::shared_ptr<const model::ModelSet> Models() {
  static const auto models = ModelsOf(kModels);
  return models;
}

std::string Source(const std::string& body) {
  return kFunctions +
         ("void F(const ctx::Context& c, ctx::Context* p, int n) {" + body +
          "}");
}

// The advice of the entry by which the call blocks; "" if it does not. `model`
// is an index in kModels, or negative for any context.
std::string Advice(const std::string& body, const char* call, int model = -1) {
  const Parsed parsed(Source(body), Models());
  const model::Blocking* entry =
      BlockingEntry(parsed.CallIn(parsed.In("F"), call),
                    model < 0 ? nullptr : &(*Models())[model]);
  return entry == nullptr ? "" : entry->advice;
}

bool Blocks(const std::string& body, const char* call, int model = -1) {
  return !Advice(body, call, model).empty();
}

TEST(BlockingEntryTest, PrefersTheContextsOwnModel) {
  EXPECT_EQ(Advice("both();", "both()", 0), "use the own one");
  EXPECT_EQ(Advice("both();", "both()", 1), "use the plain one");
  EXPECT_EQ(Advice("both();", "both()"), "use the plain one");
  EXPECT_EQ(Advice("rpc_only();", "rpc_only()", 1), "use rpc");
  EXPECT_EQ(Advice("rpc_only();", "rpc_only()", 0), "")
      << "another library's advice";
  EXPECT_EQ(Advice("rpc_only();", "rpc_only()"), "");
  EXPECT_EQ(Advice("yes();", "yes()"), "");
}

TEST(BlockingEntryTest, AsksWhetherTheArgumentIsNegative) {
  EXPECT_TRUE(Blocks("when_negative(0, -1);", "when_negative(0, -1)"));
  EXPECT_FALSE(Blocks("when_negative(-1, 0);", "when_negative(-1, 0)"));
  EXPECT_FALSE(Blocks("when_negative(0, n);", "when_negative(0, n)"));
  EXPECT_TRUE(Blocks("constexpr int k = -5; when_negative(0, k);",
                     "when_negative(0, k)"));
}

TEST(BlockingEntryTest, AsksWhetherTheArgumentIsNull) {
  EXPECT_TRUE(Blocks("when_null(nullptr);", "when_null(nullptr)"));
  EXPECT_TRUE(Blocks("when_null(0);", "when_null(0)"));
  EXPECT_FALSE(Blocks("when_null(p);", "when_null(p)"));
}

TEST(BlockingEntryTest, AsksWhetherTheArgumentMentionsAWord) {
  auto blocks = [](const std::string& argument) {
    const std::string call = "unless_mentioned(" + argument + ")";
    return Blocks(call + ";", call.c_str());
  };
  EXPECT_TRUE(blocks("0"));
  EXPECT_FALSE(blocks("DONTWAIT"));
  EXPECT_FALSE(blocks("n | DONTWAIT"));
  EXPECT_TRUE(blocks("DONTWAIT_EITHER")) << "not the whole word";
  EXPECT_FALSE(blocks("kFlags")) << "by its constant";
  EXPECT_FALSE(blocks("mutable_flags")) << "nobody knows";
}

TEST(BlockingEntryTest, KnowsWhatMadeItReadyBefore) {
  EXPECT_TRUE(Blocks("Future f; f.get();", "f.get()"));
  EXPECT_FALSE(Blocks("Future f; f.wait(); f.get();", "f.get()"));
  EXPECT_FALSE(Blocks("Future f; await(f); f.get();", "f.get()"));
  EXPECT_TRUE(Blocks("Future f; other(f); f.get();", "f.get()"));
  EXPECT_TRUE(Blocks("Future f, g; g.wait(); f.get();", "f.get()"));
  EXPECT_TRUE(Blocks("Future f; f.get(); f.wait();", "f.get()"));
}

TEST(BlockingEntryTest, LeavesShortTimesAlone) {
  EXPECT_TRUE(Blocks("sleep(1);", "sleep(1)", 0));
  EXPECT_TRUE(Blocks("sleep(n);", "sleep(n)", 0)) << "not known";
  EXPECT_FALSE(Blocks("sleep(0);", "sleep(0)", 0));
  EXPECT_TRUE(Blocks("nap(5);", "nap(5)", 0));
  EXPECT_FALSE(Blocks("nap(4);", "nap(4)", 0));
}

TEST(BlockingEntryTest, LeavesPollingAlone) {
  EXPECT_FALSE(Blocks("while (!c.Err()) nap(100);", "nap(100)", 0));
  EXPECT_FALSE(Blocks("do nap(100); while (c.Err() == 0);", "nap(100)", 0));
  EXPECT_FALSE(
      Blocks("for (;;) { if (p->Err()) return; nap(100); }", "nap(100)", 0));
  EXPECT_TRUE(Blocks("while (!c.Err()) nap(101);", "nap(101)", 0))
      << "too long a slice";
  EXPECT_TRUE(Blocks("while (yes()) nap(100);", "nap(100)", 0));
  EXPECT_TRUE(Blocks("c.Err(); while (yes()) nap(100);", "nap(100)", 0));
  EXPECT_TRUE(Blocks("if (!c.Err()) nap(100);", "nap(100)", 0));
}

TEST(IsWaitedForTest, LooksAtWhatTheCallIsGiven) {
  auto waited = [](const std::string& before) {
    const Parsed parsed(Source("Future f, g; " + before + " other(f);"),
                        Models());
    return IsWaitedFor(parsed.CallIn(parsed.In("F"), "other(f)"),
                       parsed.Declared("get"));
  };
  EXPECT_TRUE(waited("f.wait();"));
  EXPECT_TRUE(waited("await(f);"));
  EXPECT_FALSE(waited(""));
  EXPECT_FALSE(waited("g.wait();"));
  EXPECT_FALSE(waited("f.get();"));
}

TEST(IsMarkedBlockingTest, TakesTheMarkOfAnyDeclaration) {
  const Parsed parsed(R"cc(
    [[clang::annotate("ctx::blocking")]] void marked();
    void marked();
    void redeclared();
    [[clang::annotate("ctx::blocking")]] void redeclared();
    [[clang::annotate("other")]] void unmarked();
    [[clang::annotate("ctx::blocking")]] void takes(ctx::Context);
  )cc");
  auto marked = [&](const char* name) {
    return IsMarkedBlocking(parsed.unit().resolver(), parsed.Declared(name));
  };
  EXPECT_TRUE(marked("marked"));
  EXPECT_TRUE(marked("redeclared"));
  EXPECT_FALSE(marked("unmarked"));
  EXPECT_FALSE(marked("takes")) << "it can be told to stop";
}

// The code instead of the call, with the context at hand that is spelt so.
std::string Instead(const std::string& body, const char* call,
                    const char* spelling) {
  const Parsed parsed(Source(body), Models());
  const Function& function = parsed.In("F");
  const Call& found = parsed.CallIn(function, call);
  for (const Available& context : ContextsAt(function, *found.expr)) {
    if (context.spelling != spelling) continue;
    return InsteadOf(found, *BlockingEntry(found, nullptr), context);
  }
  return "no context";
}

TEST(InsteadOfTest, FillsInThePlaceholders) {
  EXPECT_EQ(Instead("code(n + 1, 2);", "code(n + 1, 2)", "c"),
            "ctx::Do(c, 2, n + 1, [n + 1, 2], {}, )");
  EXPECT_EQ(Instead("code(n + 1, 2);", "code(n + 1, 2)", "p"),
            "ctx::Do(*p, 2, n + 1, [n + 1, 2], {}, )");
  EXPECT_EQ(Instead("Future f; f.wait();", "f.wait()", "c"), "ctx::Wait(c, f)");
  EXPECT_EQ(Instead("Future* f; f->wait();", "f->wait()", "c"),
            "ctx::Wait(c, *f)");
}

TEST(InsteadOfTest, LeavesOutDefaultArguments) {
  EXPECT_EQ(Instead("code(n);", "code(n)", "c"), "ctx::Do(c, , n, [n], {}, )");
}

}  // namespace
}  // namespace ctxtidy::semantics
