#include "checks/semantics/cancel/guard_fix.h"

#include <gtest/gtest.h>

#include "parsed.h"

namespace ctxtidy::semantics {
namespace {

constexpr char kHead[] = R"cc(
  bool yes();
  void take(const ctx::Context&);
  int ask(const ctx::Context&);
  ctx::Cancelable derive(const ctx::Context&);
  void take_cancel(ctx::CancelFunc);
  struct Keeper {
    Keeper(ctx::Context c);
  };
)cc";

// The body with the fix for its first derivation.
std::string Guarded(const std::string& body) {
  const std::string head =
      kHead + std::string("auto F(const ctx::Context& p) {\n");
  const Parsed parsed(head + body + "}\n");
  const Function& function = parsed.In("F");
  const Derivation& derivation = function.derivations().at(0);
  const auto fix = GuardFix(function, derivation, UsesOf(function, derivation));
  if (fix.empty()) return "no fix";
  std::string fixed = parsed.Fixed(fix).substr(head.size());
  fixed.resize(fixed.size() - 2);  // "}\n"
  return fixed;
}

TEST(GuardFixTest, PutsAGuardBehindTheDeclaration) {
  EXPECT_EQ(Guarded("  auto [c, cancel] = ctx::WithCancel(p);\n"
                    "  take(c);\n"),
            "  auto [c, cancel] = ctx::WithCancel(p);\n"
            "  ctx::CancelGuard cancel_guard(cancel);\n"
            "  take(c);\n");
  EXPECT_EQ(Guarded("  auto r = ctx::WithCancel(p);\n"
                    "  take(r.context);\n"),
            "  auto r = ctx::WithCancel(p);\n"
            "  ctx::CancelGuard r_guard(r.cancel);\n"
            "  take(r.context);\n");
  EXPECT_EQ(Guarded("  if (yes()) {\n"
                    "\tauto [c, stop] = ctx::WithCancel(p);  // why\n"
                    "  }\n"),
            "  if (yes()) {\n"
            "\tauto [c, stop] = ctx::WithCancel(p);  // why\n"
            "\tctx::CancelGuard stop_guard(stop);\n"
            "  }\n");
}

TEST(GuardFixTest, KeepsCallsOfTheCancelFunction) {
  EXPECT_EQ(Guarded("auto [c, cancel] = ctx::WithCancel(p);\n"
                    "if (yes()) return ask(c);\n"
                    "cancel();\n"
                    "return 0;\n"),
            "auto [c, cancel] = ctx::WithCancel(p);\n"
            "ctx::CancelGuard cancel_guard(cancel);\n"
            "if (yes()) return ask(c);\n"
            "cancel();\n"
            "return 0;\n");
}

TEST(GuardFixTest, NamesADiscardedCancelFunction) {
  EXPECT_EQ(Guarded("auto c = ctx::WithCancel(p).context;\n"
                    "take(c);\n"),
            "auto [c, c_cancel] = ctx::WithCancel(p);\n"
            "ctx::CancelGuard c_cancel_guard(c_cancel);\n"
            "take(c);\n");
  EXPECT_EQ(Guarded("const auto& c = ctx::WithCancel(p).context;\n"), "no fix");
  EXPECT_EQ(Guarded("ctx::WithCancel(p);\n"), "no fix");
  EXPECT_EQ(Guarded("take(ctx::WithCancel(p).context);\n"), "no fix");
}

TEST(GuardFixTest, GivesNoFixWithoutAGuardClass) {
  EXPECT_EQ(Guarded("auto [c, cancel] = ctx::WithPair(p);\n"), "no fix");
}

TEST(GuardFixTest, GivesNoFixWhereTheCancelFunctionGoesElsewhere) {
  const std::string derive = "auto [c, cancel] = ctx::WithCancel(p);\n";
  EXPECT_EQ(Guarded(derive + "if (yes()) take_cancel(cancel);\n"), "no fix");
  EXPECT_EQ(Guarded(derive + "if (yes()) auto f = [=] { cancel(); };\n"),
            "no fix");
  EXPECT_EQ(Guarded("ctx::CancelFunc cancel;\n"
                    "cancel = ctx::WithCancel(p).cancel;\n"),
            "no fix");
  EXPECT_EQ(Guarded("auto r = ctx::WithCancel(p);\nr = ctx::WithCancel(p);\n"),
            "no fix");
}

TEST(GuardFixTest, GivesNoFixWhereTheContextGoesElsewhere) {
  const std::string derive = "auto [c, cancel] = ctx::WithCancel(p);\n";
  EXPECT_EQ(Guarded(derive + "return c;\n"), "no fix");
  EXPECT_EQ(Guarded(derive + "auto kept = c;\n"), "no fix");
  EXPECT_EQ(Guarded(derive + "Keeper keeper(c);\n"), "no fix");
  EXPECT_EQ(Guarded(derive + "auto f = [c] {};\n"), "no fix");
  EXPECT_EQ(Guarded(derive + "std::thread t(take, c);\n"), "no fix");
  EXPECT_EQ(Guarded(derive + "return derive(c);\n"), "no fix")
      << "a child lives on";
}

TEST(GuardFixTest, GivesNoFixWhereTheTextDoesNotAllowIt) {
  EXPECT_EQ(Guarded("#define DERIVE auto [c, cancel] = ctx::WithCancel(p);\n"
                    "DERIVE\n"),
            "no fix");
  EXPECT_EQ(Guarded("if (auto r = ctx::WithCancel(p); yes()) {}\n"), "no fix");
  EXPECT_EQ(Guarded("auto [c, cancel] = ctx::WithCancel(p);\n"
                    "int cancel_guard = 0;\n"),
            "no fix")
      << "the name is taken";
}

}  // namespace
}  // namespace ctxtidy::semantics
