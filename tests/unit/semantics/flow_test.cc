#include "checks/semantics/paths/flow.h"

#include <gtest/gtest.h>

#include "checks/semantics/derivation.h"
#include "parsed.h"

namespace ctxtidy::semantics {
namespace {

constexpr char kOthers[] = R"cc(
  bool yes();
  bool maybe() noexcept;
  void may_throw();
  void cannot_throw() noexcept;
  [[noreturn]] void die();
  void take(const ctx::Context&);
  void take_cancel(ctx::CancelFunc);
  struct Error {};
  struct Special : Error {};
  struct Other {};
)cc";

// Where the first derivation of F gets lost: what ends the path, and the line,
// counted from that of F; "" if nowhere.
std::string LostInFunction(const std::string& function_text) {
  const Parsed parsed(kOthers + ("\n" + function_text));
  const Function& function = parsed.In("F");
  const Derivation& derivation = function.derivations().at(0);
  const auto lost =
      function.flow().PathWithoutUse(derivation, UsesOf(function, derivation));
  if (!lost) return "";
  static const char* const kEnds[] = {"function", "scope", "overwritten"};
  return kEnds[static_cast<int>(lost->end)] + std::string(" ") +
         std::to_string(parsed.Line(lost->range.getBegin()) -
                        parsed.Line(function.owner().getLocation()));
}

// The same in a body whose first line is 1; the closing brace comes after it.
std::string Lost(const std::string& body) {
  return LostInFunction("int F(const ctx::Context& p, int n) {\n" + body +
                        "}\n");
}

constexpr char kDerive[] = "auto [c, cancel] = ctx::WithCancel(p);\n";

std::string LostAfter(const std::string& rest) { return Lost(kDerive + rest); }

TEST(FlowTest, FindsNothingWhereEveryPathUsesIt) {
  EXPECT_EQ(LostAfter("cancel();\n"), "");
  EXPECT_EQ(LostAfter("ctx::CancelGuard guard(cancel);\nreturn 1;\n"), "");
  EXPECT_EQ(LostAfter("if (yes()) { cancel(); return 1; }\ncancel();\n"), "");
  EXPECT_EQ(LostAfter("do { cancel(); } while (yes());\n"), "");
  EXPECT_EQ(LostAfter("switch (n) { case 1: cancel(); break;\n"
                      "default: cancel(); }\n"),
            "");
  EXPECT_EQ(LostAfter("yes() ? cancel() : take_cancel(cancel);\n"), "");
}

TEST(FlowTest, FindsPathsOutOfTheFunction) {
  EXPECT_EQ(LostAfter(""), "function 2") << "its closing brace";
  EXPECT_EQ(LostAfter("return 1;\n"), "function 2");
  EXPECT_EQ(LostAfter("if (yes()) return 1;\ncancel();\n"), "function 2");
  EXPECT_EQ(LostAfter("if (yes()) cancel();\n\n"), "function 4");
  EXPECT_EQ(LostAfter("while (yes()) cancel();\nreturn 0;\n"), "function 3");
  EXPECT_EQ(LostAfter("switch (n) {\ncase 1: cancel();\n}\n"), "function 5");
  EXPECT_EQ(LostAfter("yes() && (cancel(), true);\n"), "function 3");
  EXPECT_EQ(LostAfter("if (yes()) goto out;\ncancel();\nout:\nreturn 1;\n"),
            "function 5");
}

TEST(FlowTest, FindsTheShortestPath) {
  EXPECT_EQ(LostAfter("if (yes()) {\n"
                      "  if (yes()) { if (yes()) take(c); return 1; }\n"
                      "  cancel();\n"
                      "  return 2;\n"
                      "}\n"
                      "return 3;\n"),
            "function 7");
}

TEST(FlowTest, FindsPathsOutOfTheScope) {
  EXPECT_EQ(Lost("{\n" + std::string(kDerive) + "}\nreturn 1;\n"), "scope 3");
  EXPECT_EQ(Lost("while (yes()) {\n" + std::string(kDerive) +
                 "if (yes()) break;\ncancel();\n}\n"),
            "scope 3");
  EXPECT_EQ(Lost("while (yes()) {\n" + std::string(kDerive) +
                 "if (yes()) continue;\ncancel();\n}\n"),
            "scope 3");
  EXPECT_EQ(Lost("for (;;) {\n" + std::string(kDerive) + "take(c);\n}\n"),
            "scope 4");
  EXPECT_EQ(Lost("while (yes()) {\n" + std::string(kDerive) +
                 "if (yes()) return 1;\ncancel();\n}\n"),
            "function 3");
}

TEST(FlowTest, FindsOverwriting) {
  const std::string derive =
      "ctx::CancelFunc cancel;\ncancel = ctx::WithCancel(p).cancel;\n";
  EXPECT_EQ(Lost(derive + "cancel = {};\ncancel();\n"), "overwritten 3");
  EXPECT_EQ(Lost(derive + "cancel();\ncancel = {};\n"), "");
  EXPECT_EQ(Lost("ctx::CancelFunc cancel;\n"
                 "while (yes()) {\n"
                 "cancel = ctx::WithCancel(p).cancel;\n"
                 "}\ncancel();\n"),
            "overwritten 3")
      << "by the next turn";
  EXPECT_EQ(Lost("auto r = ctx::WithCancel(p);\nr = ctx::WithCancel(p);\n"
                 "r.cancel();\n"),
            "overwritten 2");
}

TEST(FlowTest, StaysSilentWhereItIsAliased) {
  EXPECT_EQ(Lost("ctx::CancelFunc cancel;\n"
                 "auto f = [&] { cancel(); };\n"
                 "cancel = ctx::WithCancel(p).cancel;\n"),
            "");
}

TEST(FlowTest, KnowsWhatNeverComesBack) {
  EXPECT_EQ(LostAfter("die();\n"), "");
  EXPECT_EQ(LostAfter("std::abort();\n"), "");
  EXPECT_EQ(LostAfter("for (;;) take(c);\n"), "");
  EXPECT_EQ(LostAfter("if (yes()) die();\ncancel();\n"), "");
  EXPECT_EQ(LostInFunction("int F(const ctx::Context& p);\n"
                           "void stop() { die(); }\n"
                           "int F(const ctx::Context& p) {\n" +
                           std::string(kDerive) + "stop();\n}\n"),
            "")
      << "by its body";
}

TEST(FlowTest, FollowsAThrowToItsHandler) {
  EXPECT_EQ(LostAfter("throw Error();\n"), "function 2");
  EXPECT_EQ(LostAfter("try { throw Error(); } catch (const Error&) {\n"
                      "cancel(); }\n"),
            "");
  EXPECT_EQ(LostAfter("try { throw Special(); } catch (const Error&) {\n"
                      "cancel(); }\n"),
            "");
  EXPECT_EQ(LostAfter("try {\nthrow Error();\n} catch (const Other&) {\n"
                      "cancel(); }\n"),
            "function 3");
  EXPECT_EQ(LostAfter("try { throw Error(); } catch (...) {\n"
                      "return 1; }\n"),
            "function 3");
  EXPECT_EQ(LostAfter("try { throw Error(); } catch (...) {\n"
                      "cancel();\nthrow; }\n"),
            "");
}

TEST(FlowTest, FollowsCallsThatMayThrowToTheirHandlers) {
  EXPECT_EQ(LostAfter("try { may_throw(); } catch (...) {\nreturn 1; }\n"
                      "cancel();\n"),
            "function 3");
  EXPECT_EQ(LostAfter("try { cannot_throw(); } catch (...) {\nreturn 1; }\n"
                      "cancel();\n"),
            "");
  EXPECT_EQ(LostAfter("may_throw();\ncancel();\n"), "")
      << "none is assumed to leave the function";
  EXPECT_EQ(Lost("try {\n" + std::string(kDerive) +
                 "may_throw();\ncancel();\n} catch (...) {}\n"),
            "")
      << "the handler cannot reach it: as if the call had left the function";
  EXPECT_EQ(Lost("try {\n" + std::string(kDerive) +
                 "throw 1;\ncancel();\n} catch (...) {}\n"),
            "scope 3");
}

TEST(FlowTest, EndsWhereThrowingEndsTheProgram) {
  EXPECT_EQ(LostInFunction("int F(const ctx::Context& p) noexcept {\n" +
                           std::string(kDerive) + "throw Error();\n}\n"),
            "");
}

TEST(FlowTest, RemembersWhatTheBranchesAroundAskedFor) {
  const std::string header =
      "int F(const ctx::Context& p, const bool limited, bool changing) {\n"
      "ctx::CancelFunc cancel;\n";
  const std::string derive = "cancel = ctx::WithCancel(p).cancel;\n";
  EXPECT_EQ(LostInFunction(header + "if (limited) " + derive +
                           "if (limited) cancel();\n}\n"),
            "");
  EXPECT_EQ(LostInFunction(header + "if (!limited) " + derive +
                           "if (limited) return 1;\ncancel();\n}\n"),
            "");
  EXPECT_EQ(LostInFunction(header + "if (limited) " + derive +
                           "if (!limited) cancel();\n}\n"),
            "function 4");
  EXPECT_EQ(LostInFunction(header + "if (changing) " + derive +
                           "changing = yes();\nif (changing) cancel();\n}\n"),
            "function 5");
}

TEST(FlowTest, FollowsCoroutines) {
  const std::string header = "Task F(ctx::Context p) {\n";
  EXPECT_EQ(LostInFunction(header + kDerive +
                           "co_await Ready();\ncancel();\n"
                           "co_return 1;\n}\n"),
            "");
  EXPECT_EQ(LostInFunction(header + kDerive +
                           "co_await Ready();\n"
                           "co_return 1;\n}\n"),
            "function 3");
  EXPECT_EQ(
      LostInFunction(header + kDerive +
                     "if (yes()) co_return 1;\ncancel();\nco_return 2;\n}\n"),
      "function 2");
}

TEST(FlowTest, FollowsLambdas) {
  const Parsed parsed(std::string(kOthers) + R"cc(
    auto F() {
      return [](const ctx::Context& p) {
        auto [c, cancel] = ctx::WithCancel(p);
        if (yes()) return;
        cancel();
      };
    }
  )cc");
  const Function& lambda = parsed.LambdaIn("F");
  const Derivation& derivation = lambda.derivations().at(0);
  auto lost =
      lambda.flow().PathWithoutUse(derivation, UsesOf(lambda, derivation));
  ASSERT_TRUE(lost);
  EXPECT_EQ(parsed.Text(lost->range), "return");
  EXPECT_TRUE(parsed.In("F").flow().MayReturn());
}

TEST(FlowTest, StaysSilentWhereAnUndecidedBranchMayUseIt) {
  auto lost = [](const std::string& use) {
    return LostInFunction("template <bool B> int F(const ctx::Context& p) {\n" +
                          std::string(kDerive) + "if constexpr (B) " + use +
                          ";\n}\n");
  };
  EXPECT_EQ(lost("cancel()"), "");
  EXPECT_EQ(lost("take(c)"), "function 3");
}

TEST(FlowTest, SaysNothingOfInitialisers) {
  const Parsed parsed(
      "extern ctx::Context root;"
      "auto r = ctx::WithCancel(root);");
  EXPECT_TRUE(parsed.In("r").derivations().empty());
  EXPECT_TRUE(parsed.In("r").flow().MayReturn());
}

bool MayReturn(const std::string& body) {
  const Parsed parsed(kOthers + ("void F(int n) {" + body + "}"));
  return parsed.In("F").flow().MayReturn();
}

TEST(MayReturnTest, KnowsEndlessLoopsAndTheEndOfTheProgram) {
  EXPECT_TRUE(MayReturn(""));
  EXPECT_TRUE(MayReturn("if (yes()) die();"));
  EXPECT_TRUE(MayReturn("for (;;) { if (yes()) break; }"));
  EXPECT_TRUE(MayReturn("while (yes()) {}"));
  EXPECT_TRUE(MayReturn("for (;;) { if (yes()) return; }"));
  EXPECT_FALSE(MayReturn("die();"));
  EXPECT_FALSE(MayReturn("for (;;) {}"));
  EXPECT_FALSE(MayReturn("while (true) yes();"));
  EXPECT_FALSE(MayReturn("if (yes()) die(); else std::abort();"));
  EXPECT_FALSE(MayReturn("throw 1;"));
  EXPECT_FALSE(MayReturn("again: goto again;"));
}

TEST(MayReturnTest, KnowsThatHandlersComeBack) {
  EXPECT_TRUE(MayReturn("try { throw 1; } catch (...) {}"));
  EXPECT_TRUE(MayReturn("try { for (;;) may_throw(); } catch (...) {}"));
}

}  // namespace
}  // namespace ctxtidy::semantics
