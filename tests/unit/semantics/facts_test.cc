#include "checks/semantics/facts.h"

#include <gtest/gtest.h>

#include "parsed.h"

namespace ctxtidy::semantics {
namespace {

constexpr int kNone = DerivedResult::kNone;
constexpr int kWhole = DerivedResult::kWhole;

constexpr char kOthers[] = R"cc(
  bool yes();
  void Block();
  [[noreturn]] void die();
)cc";

std::optional<DerivedResult> DerivedBy(const std::string& source,
                                       const char* name = "F") {
  const Parsed parsed(kOthers + source);
  return parsed.unit().facts().DerivedBy(parsed.Declared(name));
}

TEST(DerivedByTest, KnowsModels) {
  const DerivedResult both{0, 1, "ctx::CancelGuard"};
  EXPECT_EQ(DerivedBy("void F() {}", "ctx::WithCancel"), both);
  EXPECT_EQ(DerivedBy("void F() {}", "ctx::WithDeadline"), std::nullopt)
      << "there is nothing to call";
  EXPECT_EQ(DerivedBy("void F() {}", "ctx::Background"), std::nullopt);
}

TEST(DerivedByTest, KnowsWhoReturnsWhatSuchACallReturned) {
  const DerivedResult both{0, 1, "ctx::CancelGuard"};
  EXPECT_EQ(DerivedBy("ctx::Cancelable F(ctx::Context p) {"
                      "  return ctx::WithCancel(p); }"),
            both);
  EXPECT_EQ(DerivedBy("ctx::Cancelable G(ctx::Context p) {"
                      "  return ctx::WithCancel(p); }"
                      "ctx::Cancelable F(ctx::Context p) {"
                      "  if (yes()) return G(p);"
                      "  return ctx::WithCancel(p); }"),
            both);
  EXPECT_EQ(DerivedBy("ctx::Cancelable F(ctx::Context p) {"
                      "  auto r = ctx::WithCancel(p); return r; }"),
            both);
}

TEST(DerivedByTest, KnowsWhoPutsTheTwoTogetherAgain) {
  EXPECT_EQ(DerivedBy("ctx::Cancelable F(ctx::Context p) {"
                      "  auto [c, cancel] = ctx::WithCancel(p);"
                      "  return {c, cancel}; }"),
            (DerivedResult{0, 1, "ctx::CancelGuard"}));
  EXPECT_EQ(DerivedBy("auto F(ctx::Context p) {"
                      "  auto [c, cancel] = ctx::WithCancel(p);"
                      "  return std::make_pair(std::move(cancel), c); }"),
            (DerivedResult{1, 0, "ctx::CancelGuard"}));
  EXPECT_EQ(DerivedBy("struct Job { int id; ctx::CancelFunc stop; };"
                      "Job F(ctx::Context p) {"
                      "  auto [c, cancel] = ctx::WithCancel(p);"
                      "  return {1, cancel}; }"),
            (DerivedResult{kNone, 1, "ctx::CancelGuard"}));
  EXPECT_EQ(DerivedBy("ctx::CancelFunc F(ctx::Context p) {"
                      "  auto [c, cancel] = ctx::WithCancel(p);"
                      "  return cancel; }"),
            (DerivedResult{kNone, kWhole, "ctx::CancelGuard"}));
}

TEST(DerivedByTest, LooksIntoAListWithItsType) {
  EXPECT_EQ(DerivedBy("ctx::Cancelable F(ctx::Context p) {"
                      "  auto [c, cancel] = ctx::WithCancel(p);"
                      "  return ctx::Cancelable{c, cancel}; }"),
            (DerivedResult{0, 1, "ctx::CancelGuard"}));
}

TEST(DerivedByTest, StaysSilentWhereItDoesNotKnow) {
  EXPECT_EQ(DerivedBy("ctx::Cancelable F(ctx::Context p);"), std::nullopt)
      << "no body";
  EXPECT_EQ(DerivedBy("ctx::Cancelable other();"
                      "ctx::Cancelable F(ctx::Context p) {"
                      "  if (yes()) return other();"
                      "  return ctx::WithCancel(p); }"),
            std::nullopt)
      << "not on all paths";
  EXPECT_EQ(DerivedBy("struct Owner { ~Owner(); ctx::CancelFunc cancel; };"
                      "Owner F(ctx::Context p) {"
                      "  auto [c, cancel] = ctx::WithCancel(p);"
                      "  return Owner{cancel}; }"),
            std::nullopt)
      << "cancels by itself";
  EXPECT_EQ(DerivedBy("int F(ctx::Context p) {"
                      "  auto [c, cancel] = ctx::WithCancel(p);"
                      "  return c.Err(); }"),
            std::nullopt);
  EXPECT_EQ(DerivedBy("ctx::Cancelable F(ctx::Context p) { return F(p); }"),
            std::nullopt)
      << "recursion";
}

// "G:12! " per step: callee, line, and "!" for the last.
std::string BlockingPath(const Parsed& parsed, const char* name,
                         const model::Model* model = nullptr) {
  const Call call{parsed.unit().functions().front().get(), nullptr,
                  &parsed.Declared(name)};
  std::string all;
  for (const PathStep& step : parsed.unit().facts().BlockingPath(call, model)) {
    if (!all.empty()) all += " ";
    all += step.callee().getNameAsString();
    if (step.last) all += "!";
  }
  return all;
}

std::string BlockingPath(const std::string& source) {
  return BlockingPath(Parsed(kOthers + source), "F");
}

TEST(BlockingPathTest, LeadsToABlockingCall) {
  EXPECT_EQ(BlockingPath("void F() { Block(); }"), "Block!");
  EXPECT_EQ(BlockingPath("void F() { yes(); }"), "");
  EXPECT_EQ(BlockingPath("void G() { Block(); } void F() { G(); }"),
            "G Block!");
  EXPECT_EQ(BlockingPath("[[clang::annotate(\"ctx::blocking\")]] void wait();"
                         "void F() { wait(); }"),
            "wait!");
  EXPECT_EQ(BlockingPath("void F() {"
                         "  std::this_thread::sleep_for(std::chrono::seconds(1)"
                         "  ); }"),
            "sleep_for!");
}

constexpr char kTwoModels[] = R"yaml(
model: one
contexts: [{type: One, done: [over]}]
blocking: [{function: Nap, advice: use 'Doze'}]
---
model: two
contexts: [{type: Two}]
blocking: [{function: Rest, advice: use 'Doze'}]
)yaml";

TEST(BlockingPathTest, AsksTheModelOfTheCallersContext) {
  const Parsed parsed(
      "struct One { bool over(); }; void Nap();"
      "void F() { Nap(); } void Looks(One* (*one)()) {"
      "  if (one()->over()) return; Nap(); }",
      ModelsOf(kTwoModels));
  const model::ModelSet& models = parsed.unit().resolver().models();
  EXPECT_EQ(BlockingPath(parsed, "F", &models[0]), "Nap!");
  EXPECT_EQ(BlockingPath(parsed, "F", &models[1]), "");
  EXPECT_EQ(BlockingPath(parsed, "F"), "");
  EXPECT_EQ(BlockingPath(parsed, "Looks", &models[0]), "");
}

TEST(BlockingPathTest, IsShortest) {
  EXPECT_EQ(BlockingPath("void H() { Block(); } void G() { H(); }"
                         "void F() { G(); H(); }"),
            "H Block!");
  EXPECT_EQ(BlockingPath("void G() { Block(); } void F() { G(); Block(); }"),
            "Block!");
}

TEST(BlockingPathTest, EndsWhereThereIsAContext) {
  EXPECT_EQ(BlockingPath("void F(const ctx::Context& c) { Block(); }"), "");
  EXPECT_EQ(BlockingPath("void G(ctx::Context) { Block(); }"
                         "void F() { G(ctx::Background()); }"),
            "");
  EXPECT_EQ(BlockingPath("struct R { const ctx::Context& context() const; };"
                         "void F(const R& r) { Block(); }"),
            "");
  EXPECT_EQ(BlockingPath("[[clang::annotate(\"ctx::root\")]] void F() {"
                         "  Block(); }"),
            "");
  EXPECT_EQ(BlockingPath("void G(); void F() { G(); }"), "") << "no body";
}

TEST(BlockingPathTest, LeavesLambdasToThoseWhoRunThem) {
  EXPECT_EQ(BlockingPath("void F() { std::thread t([] { Block(); }); }"), "");
}

TEST(BlockingPathTest, SurvivesRecursion) {
  EXPECT_EQ(BlockingPath("void F() { F(); }"), "");
  EXPECT_EQ(BlockingPath("void F() { F(); Block(); }"), "Block!");
  EXPECT_EQ(BlockingPath("void G(); void F() { G(); } void G() { F(); }"), "");
}

TEST(BlockingPathTest, HasAnEnd) {
  std::string chain = "void F0() { Block(); }";
  for (int i = 1; i < 20; ++i) {
    chain += "void F" + std::to_string(i) + "() { F" + std::to_string(i - 1) +
             "(); }";
  }
  const Parsed parsed(kOthers + chain);
  EXPECT_NE(BlockingPath(parsed, "F5"), "");
  EXPECT_EQ(BlockingPath(parsed, "F19"), "");
}

TEST(BlockingPathTest, DoesNotDependOnTheOrderOfQuestions) {
  const char* const source =
      "void Block(); void G(); void F() { G(); Block(); } void G() { F(); }";
  const Parsed one(source), other(source);
  BlockingPath(one, "F");
  EXPECT_EQ(BlockingPath(one, "G"), BlockingPath(other, "G"));
}

bool NeverReturns(const std::string& source) {
  const Parsed parsed(kOthers + source);
  return parsed.unit().facts().NeverReturns(parsed.Declared("F"));
}

TEST(NeverReturnsTest, KnowsAttributesAndBodies) {
  EXPECT_TRUE(NeverReturns("[[noreturn]] void F();"));
  EXPECT_TRUE(NeverReturns("void F() { die(); }"));
  EXPECT_TRUE(NeverReturns("void F() { for (;;) {} }"));
  EXPECT_TRUE(NeverReturns("void G() { die(); } void F() { yes(); G(); }"));
  EXPECT_TRUE(NeverReturns("void F() { throw 1; }"));
  EXPECT_FALSE(NeverReturns("void F();"));
  EXPECT_FALSE(NeverReturns("void F() {}"));
  EXPECT_FALSE(NeverReturns("void F() { if (yes()) die(); }"));
}

TEST(NeverReturnsTest, StaysSilentWhereAnotherBodyMayRun) {
  EXPECT_FALSE(NeverReturns("struct S { virtual void F() { die(); } };"));
  EXPECT_TRUE(NeverReturns("struct S { void F() { die(); } };"));
  EXPECT_FALSE(NeverReturns("int F() { die(); }"))
      << "a value is promised to somebody";
  EXPECT_FALSE(NeverReturns("Task F() { die(); co_return 1; }"))
      << "a coroutine comes back at once";
}

TEST(NeverReturnsTest, SurvivesRecursion) {
  EXPECT_FALSE(NeverReturns("void F() { if (yes()) F(); }"));
  EXPECT_FALSE(
      NeverReturns("void G(); void F() { if (yes()) G(); }"
                   "void G() { F(); }"));
  EXPECT_TRUE(NeverReturns("void F() { if (yes()) F(); die(); }"));
}

TEST(NeverReturnsTest, DoesNotDependOnTheOrderOfQuestions) {
  const Parsed parsed(
      "bool yes(); [[noreturn]] void die(); void G();"
      "void F() { if (yes()) G(); die(); } void G() { F(); }");
  const Facts& facts = parsed.unit().facts();
  EXPECT_TRUE(facts.NeverReturns(parsed.Declared("F")));
  EXPECT_TRUE(facts.NeverReturns(parsed.Declared("G")));
}

}  // namespace
}  // namespace ctxtidy::semantics
