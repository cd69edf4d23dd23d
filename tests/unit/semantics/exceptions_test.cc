#include "checks/semantics/paths/exceptions.h"

#include <gtest/gtest.h>

#include "parsed.h"

namespace ctxtidy::semantics {
namespace {

constexpr char kTypes[] = R"cc(
  struct Error {};
  struct Special : Error {};
  struct Secret : private Error {};
  struct Other {};
  using Alias = Special;
  void may_throw();
  void cannot_throw() noexcept;
  extern "C" void c_function();
  void (*pointer)();
  struct Thrower {
    Thrower();
  };
  struct Safe {
    Safe() noexcept;
  };
)cc";

// "Error Other" for the handlers of these types, "..." for all; then "leaves".
std::string Told(const Parsed& parsed, const ThrowTargets& targets) {
  std::string all;
  for (const clang::CXXCatchStmt* handler : targets.handlers) {
    if (!all.empty()) all += " ";
    const clang::VarDecl* caught = handler->getExceptionDecl();
    all += caught == nullptr ? "..." : parsed.Text(caught->getSourceRange());
  }
  if (targets.leaves) all += all.empty() ? "leaves" : " leaves";
  return all;
}

// Where the first throw-expression in the body goes.
std::string Thrown(const std::string& body) {
  const Parsed parsed(
      kTypes +
      ("template <class T> void F(T t, Special& given) {" + body + "}"));
  const Function& function = parsed.In("F");
  for (const clang::Stmt* stmt : function.body().statements()) {
    const auto* thrown = llvm::dyn_cast<clang::CXXThrowExpr>(stmt);
    if (thrown == nullptr) continue;
    return Told(parsed, TargetsOf(function.body(), *thrown));
  }
  throw std::runtime_error("nothing is thrown");
}

TEST(TargetsOfTest, FindsTheHandlerByType) {
  EXPECT_EQ(Thrown("throw Error();"), "leaves");
  EXPECT_EQ(Thrown("try { throw Error(); } catch (Error) {}"), "Error");
  EXPECT_EQ(Thrown("try { throw Error(); } catch (const Error&) {}"),
            "const Error&");
  EXPECT_EQ(Thrown("try { throw Error(); } catch (...) {}"), "...");
  EXPECT_EQ(Thrown("try { throw Error(); } catch (Other&) {}"), "leaves");
  EXPECT_EQ(Thrown("try { throw Error(); } catch (Other&) {}"
                   "catch (Error&) {} catch (...) {}"),
            "Error&");
  EXPECT_EQ(Thrown("try { throw 1; } catch (long) {} catch (int) {}"), "int");
  EXPECT_EQ(Thrown("try { throw \"text\"; } catch (const char*) {}"),
            "const char*");
}

TEST(TargetsOfTest, KnowsBasesAndPointers) {
  EXPECT_EQ(Thrown("try { throw Special(); } catch (Error&) {}"), "Error&");
  EXPECT_EQ(Thrown("try { throw Alias(); } catch (Special&) {}"), "Special&");
  EXPECT_EQ(Thrown("try { throw Error(); } catch (Special&) {}"), "leaves");
  EXPECT_EQ(Thrown("try { throw Secret(); } catch (Error&) {}"), "leaves");
  EXPECT_EQ(Thrown("try { throw given; } catch (Error&) {}"), "Error&");
  EXPECT_EQ(Thrown("try { throw &given; } catch (Error*) {}"), "Error*");
  EXPECT_EQ(Thrown("try { throw &given; } catch (const Error*) {}"),
            "const Error*");
  EXPECT_EQ(Thrown("try { throw &given; } catch (void*) {}"), "void*");
  EXPECT_EQ(Thrown("try { throw &given; } catch (Other*) {}"), "leaves");
}

TEST(TargetsOfTest, LooksOutwardsThroughNestedTries) {
  EXPECT_EQ(Thrown("try { try { throw Error(); } catch (Other&) {} }"
                   "catch (Error&) {}"),
            "Error&");
  EXPECT_EQ(Thrown("try { try { throw Error(); } catch (Error) {} }"
                   "catch (Error&) {}"),
            "Error");
  EXPECT_EQ(Thrown("try { } catch (Error) { throw Error(); }"), "leaves")
      << "a handler does not guard itself";
  EXPECT_EQ(Thrown("try { try { } catch (Other&) { throw Error(); } }"
                   "catch (Error&) {}"),
            "Error&");
}

TEST(TargetsOfTest, PassesOnWhatWasCaught) {
  EXPECT_EQ(Thrown("try { } catch (Error&) { throw; }"), "leaves");
  EXPECT_EQ(Thrown("try { try { } catch (Special&) { throw; } }"
                   "catch (Other&) {} catch (Error&) {}"),
            "Error&");
  EXPECT_EQ(Thrown("try { try { } catch (...) { throw; } }"
                   "catch (Other&) {} catch (...) {}"),
            "Other& ...")
      << "anybody's type";
}

TEST(TargetsOfTest, DoesNotKnowDependentTypes) {
  EXPECT_EQ(Thrown("try { throw t; } catch (Other&) {}"), "Other&");
  EXPECT_EQ(Thrown("try { throw Error(); } catch (T&) {}"), "T&");
  EXPECT_EQ(Thrown("throw t;"), "leaves");
}

// Where the exception of what is spelt `call` may go.
std::string FromCall(const std::string& body, const char* call) {
  const Parsed parsed(kTypes + ("void F() {" + body + "}"));
  const Function& function = parsed.In("F");
  return Told(parsed,
              TargetsOfCall(function.body(), parsed.Find(function, call)));
}

TEST(TargetsOfCallTest, FindsAllHandlersUpToOneForEverything) {
  EXPECT_EQ(FromCall("may_throw();", "may_throw()"), "");
  EXPECT_EQ(FromCall("try { may_throw(); } catch (Error&) {} catch (int) {}",
                     "may_throw()"),
            "Error& int");
  EXPECT_EQ(FromCall("try { try { may_throw(); } catch (int) {} }"
                     "catch (Error&) {} catch (...) {}",
                     "may_throw()"),
            "int Error& ...");
  EXPECT_EQ(FromCall("try { try { may_throw(); } catch (...) {} }"
                     "catch (Error&) {}",
                     "may_throw()"),
            "...");
}

TEST(TargetsOfCallTest, KnowsWhatCannotThrow) {
  EXPECT_EQ(
      FromCall("try { cannot_throw(); } catch (int) {}", "cannot_throw()"), "");
  EXPECT_EQ(FromCall("try { c_function(); } catch (int) {}", "c_function()"),
            "");
  EXPECT_EQ(FromCall("try { Safe(); } catch (int) {}", "Safe()"), "");
  EXPECT_EQ(FromCall("try { Thrower(); } catch (int) {}", "Thrower()"), "int");
  EXPECT_EQ(FromCall("try { pointer(); } catch (int) {}", "pointer()"), "int");
  EXPECT_EQ(FromCall("int n; try { n = 1; } catch (int) {}", "n = 1"), "");
}

TEST(TargetsOfCallTest, CountsResumingACoroutine) {
  const Parsed parsed(
      "Task F() { try { co_await Ready(); } catch (int) {}"
      " co_return 1; }");
  const Function& function = parsed.In("F");
  EXPECT_EQ(Told(parsed, TargetsOfCall(function.body(),
                                       parsed.Find<clang::CoawaitExpr>(
                                           function, "co_await Ready()"))),
            "int");
}

}  // namespace
}  // namespace ctxtidy::semantics
