#include "checks/semantics/propagation/parameters.h"

#include <gtest/gtest.h>

#include "parsed.h"

namespace ctxtidy::semantics {
namespace {

// "name first" or "name last" for each misplaced context of the source.
std::string MisplacedIn(const std::string& source) {
  const Parsed parsed(source);
  std::string all;
  for (const Signature& signature : parsed.unit().signatures()) {
    auto found = MisplacedContext(parsed.unit(), *signature.decl);
    if (!found) continue;
    EXPECT_EQ(signature.decl->getParamDecl(found->index), found->parameter);
    if (!all.empty()) all += "; ";
    all += found->parameter->getNameAsString() +
           (found->wanted == model::Position::kFirst ? " first" : " last");
  }
  return all;
}

TEST(MisplacedContextTest, WantsItFirstWhereTheModelDoes) {
  EXPECT_EQ(MisplacedIn("void F(int n, ctx::Context c);"), "c first");
  EXPECT_EQ(MisplacedIn("void F(int n, const ctx::Context& c, int m);"),
            "c first");
  EXPECT_EQ(MisplacedIn("void F(int n, rpc::ServerContext* r);"), "r first");
  EXPECT_EQ(MisplacedIn("void F(int, ctx::Context);"), " first");
  EXPECT_EQ(MisplacedIn("void F(ctx::Context c, int n);"), "");
  EXPECT_EQ(MisplacedIn("void F(ctx::Context c);"), "");
  EXPECT_EQ(MisplacedIn("void F(int n, int m);"), "");
}

TEST(MisplacedContextTest, WantsItLastWhereTheModelDoes) {
  EXPECT_EQ(MisplacedIn("void F(az::Context a, int n);"), "a last");
  EXPECT_EQ(MisplacedIn("void F(int n, const az::Context& a, int m);"),
            "a last");
  EXPECT_EQ(MisplacedIn("void F(int n, az::Context a);"), "");
  EXPECT_EQ(MisplacedIn("void F(az::Context a);"), "");
}

TEST(MisplacedContextTest, LetsItStandAnywhereElse) {
  EXPECT_EQ(MisplacedIn("void F(int n, std::stop_token t, int m);"), "");
}

TEST(MisplacedContextTest, IsContentWithOneContextInItsPlace) {
  EXPECT_EQ(MisplacedIn("void F(ctx::Context c, int n, ctx::Context d);"), "");
  EXPECT_EQ(MisplacedIn("void F(az::Context a, int n, az::Context b);"), "");
  EXPECT_EQ(MisplacedIn("void F(ctx::Context c, az::Context a);"), "");
}

TEST(MisplacedContextTest, PassesOverDefaultsAndPacks) {
  EXPECT_EQ(MisplacedIn("void F(int n, ctx::Context c = ctx::Background());"),
            "");
  EXPECT_EQ(MisplacedIn("void F(az::Context a, int n = 0);"), "");
  EXPECT_EQ(MisplacedIn("void F(az::Context a, ...);"), "");
  EXPECT_EQ(MisplacedIn("template <class... T> void F(az::Context a, T... t);"),
            "");
}

TEST(MisplacedContextTest, PassesOverWhatLeadsByConvention) {
  EXPECT_EQ(MisplacedIn("struct fast_t {}; void F(fast_t, ctx::Context c);"),
            "");
  EXPECT_EQ(MisplacedIn("struct FastTag {};"
                        "void F(FastTag, ctx::Context c, int n);"),
            "");
  EXPECT_EQ(MisplacedIn("void F(std::stop_token t, ctx::Context c);"), "");
  EXPECT_EQ(MisplacedIn("struct FastTag {};"
                        "void F(FastTag, int n, ctx::Context c);"),
            "c first");
  EXPECT_EQ(MisplacedIn("struct state_t { int n; };"
                        "void F(state_t, ctx::Context c);"),
            "c first")
      << "no tag: it has members";
}

TEST(MisplacedContextTest, PassesOverWhatSomebodyElseDictates) {
  EXPECT_EQ(MisplacedIn("extern \"C\" void F(int n, ctx::Context* c);"), "");
  EXPECT_EQ(MisplacedIn("struct S { void operator()(int, ctx::Context); };"),
            "");
  EXPECT_EQ(MisplacedIn("struct S {}; S operator+(S, const ctx::Context&);"),
            "");
  EXPECT_EQ(MisplacedIn("auto f = [](int n, ctx::Context c) {};"), "");
  EXPECT_EQ(MisplacedIn("typedef void Shape(int, ctx::Context); Shape F;"), "");
  EXPECT_EQ(MisplacedIn("void tag_invoke(int, ctx::Context);"), "");
  EXPECT_EQ(MisplacedIn("template <class T> void F(T, ctx::Context c);"
                        "template <> void F<int>(int, ctx::Context d);"),
            "c first")
      << "only of the template";
}

TEST(MisplacedContextTest, PassesOverCallbacks) {
  EXPECT_EQ(MisplacedIn("void F(int n, ctx::Context c);"
                        "void (*pointer)(int, ctx::Context) = F;"),
            "");
  EXPECT_EQ(MisplacedIn("struct S { static void F(int n, ctx::Context c); };"
                        "auto pointer = &S::F;"),
            "");
  EXPECT_EQ(MisplacedIn("void F(int n, ctx::Context c);"
                        "void G(ctx::Context c) { F(1, c); }"),
            "c first");
}

TEST(MisplacedContextTest, BlamesOnlyWhoIntroducesAVirtual) {
  EXPECT_EQ(MisplacedIn("struct B { virtual void F(int n, ctx::Context c); };"
                        "struct D : B { void F(int n, ctx::Context d); };"
                        "struct E : B { void F(int, ctx::Context e) override; "
                        "};"),
            "c first");
  EXPECT_EQ(MisplacedIn("template <class Base> struct D : Base {"
                        "  void F(int n, ctx::Context c); };"),
            "")
      << "it may override";
}

TEST(MisplacedContextTest, LooksAtEachFunctionOnce) {
  EXPECT_EQ(MisplacedIn("void F(int n, ctx::Context c);"
                        "void F(int n, ctx::Context d) {}"),
            "c first");
  EXPECT_EQ(MisplacedIn("template <class T> void F(T n, ctx::Context c) {}"
                        "template void F(int, ctx::Context);"
                        "template void F(long, ctx::Context);"),
            "c first");
}

std::string Moved(const std::string& source) {
  const Parsed parsed(source);
  for (const Signature& signature : parsed.unit().signatures()) {
    auto found = MisplacedContext(parsed.unit(), *signature.decl);
    if (!found) continue;
    const auto fix = MoveParameter(parsed.unit(), *signature.decl, *found);
    return fix.empty() ? "no fix" : parsed.Fixed(fix);
  }
  return "in place";
}

TEST(MoveParameterTest, MovesItInEveryDeclarationAndCall) {
  EXPECT_EQ(Moved("static void F(int n, const ctx::Context& c, int m);\n"
                  "static void F(int a, const ctx::Context& b, int) {}\n"
                  "void G(ctx::Context d) { F(1, d, 2); F((3), d, 4); }\n"),
            "static void F(const ctx::Context& c, int n, int m);\n"
            "static void F(const ctx::Context& b, int a, int) {}\n"
            "void G(ctx::Context d) { F(d, 1, 2); F(d, (3), 4); }\n");
  EXPECT_EQ(Moved("namespace { void F(int n, ctx::Context c) {} }"),
            "namespace { void F(ctx::Context c, int n) {} }");
}

TEST(MoveParameterTest, MovesItToTheEnd) {
  EXPECT_EQ(Moved("static void F(az::Context a, int n, int m) {}\n"
                  "void G(az::Context d) { F(d, 1, 2); }\n"),
            "static void F(int n, int m, az::Context a) {}\n"
            "void G(az::Context d) { F(1, 2, d); }\n");
}

TEST(MoveParameterTest, GivesNoFixWhereSomebodyElseMayCall) {
  EXPECT_EQ(Moved("void F(int n, ctx::Context c) {}"), "no fix");
  EXPECT_EQ(Moved("namespace { struct S { void F(int n, ctx::Context c); }; }"),
            "no fix");
  EXPECT_EQ(Moved("template <class T> static void F(T n, ctx::Context c) {}"),
            "no fix");
}

TEST(MoveParameterTest, GivesNoFixWhereTheTextIsNotPlain) {
  EXPECT_EQ(Moved("#define CONTEXT ctx::Context c\n"
                  "static void F(int n, CONTEXT) {}"),
            "no fix");
  EXPECT_EQ(Moved("#define ONE 1\n"
                  "static void F(int n, ctx::Context c) {}\n"
                  "void G(ctx::Context d) { F(ONE, d); }"),
            "no fix");
  EXPECT_EQ(Moved("static void F(int n, ctx::Context c, int m = 0) {}\n"
                  "void G(ctx::Context d) { F(1, d); }"),
            "no fix");
}

}  // namespace
}  // namespace ctxtidy::semantics
