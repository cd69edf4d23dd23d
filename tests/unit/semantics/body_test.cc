#include "checks/semantics/code/body.h"

#include <gtest/gtest.h>

#include "clang/AST/StmtCXX.h"
#include "parsed.h"

namespace ctxtidy::semantics {
namespace {

constexpr char kFunctions[] = R"cc(
  int a(), b(), c(), d(), e();
  void take(int);
)cc";

// The names of the functions that the body calls, in its order.
std::string Called(const Function& function) {
  std::string names;
  for (const clang::Stmt* stmt : function.body().statements()) {
    const auto* call = llvm::dyn_cast<clang::CallExpr>(stmt);
    if (call == nullptr || call->getDirectCallee() == nullptr) continue;
    if (!names.empty()) names += " ";
    names += call->getDirectCallee()->getNameAsString();
  }
  return names;
}

std::string CalledIn(const std::string& body) {
  const Parsed parsed(kFunctions + ("void F(int n) {" + body + "}"));
  return Called(parsed.In("F"));
}

TEST(BodyTest, HasWhatIsEvaluatedInSourceOrder) {
  EXPECT_EQ(CalledIn("if (a()) b(); else c();"), "a b c");
  EXPECT_EQ(CalledIn("for (a(); b(); c()) d();"), "a b c d");
  EXPECT_EQ(CalledIn("while (int x = a()) { b(); } do c(); while (d());"),
            "a b c d");
  EXPECT_EQ(CalledIn("switch (a()) { case 1: b(); default: c(); }"), "a b c");
  EXPECT_EQ(CalledIn("try { a(); throw b(); } catch (int) { c(); }"), "a b c");
  EXPECT_EQ(CalledIn("int x = a(), y{b()}; static int z = c();"), "a b c");
  EXPECT_EQ(CalledIn("if (int x = a(); b()) take(c() ? d() : e());"),
            "a b take c d e");
  EXPECT_EQ(CalledIn("int xs[] = {a(), b()}; for (int x : xs) c();"), "a b c");
}

TEST(BodyTest, HasEachStatementOnce) {
  // The semantic form of a list repeats the syntactic one.
  EXPECT_EQ(CalledIn("struct P { int x, y; } p = {.x = a(), .y = b()};"),
            "a b");
  EXPECT_EQ(CalledIn("int x = a() ?: b();"), "a b");
}

TEST(BodyTest, LeavesOutUnevaluatedOperands) {
  EXPECT_EQ(CalledIn("take(sizeof(a())); decltype(b()) x; noexcept(c());"),
            "take");
  EXPECT_EQ(CalledIn("bool x = requires { a(); };"), "");
  EXPECT_EQ(CalledIn("typeid(a());"), "");
}

TEST(BodyTest, HasTheOperandOfAPolymorphicTypeid) {
  const Parsed parsed(
      "struct P { virtual ~P(); }; P& make();"
      "void F() { (void)typeid(make()); }");
  EXPECT_EQ(Called(parsed.In("F")), "make");
}

TEST(BodyTest, LeavesLambdasToThemselves) {
  const Parsed parsed(
      std::string(kFunctions) +
      "void F() { auto f = [x = a()] { b(); return [] { c(); }; }; d(); }");
  EXPECT_EQ(Called(parsed.In("F")), "a d");
  EXPECT_EQ(Called(parsed.LambdaIn("F")), "b");
}

TEST(BodyTest, LeavesOutDefaultArguments) {
  const Parsed parsed(std::string(kFunctions) +
                      "void take2(int = a(), int = b());"
                      "void F() { take2(c()); }");
  EXPECT_EQ(Called(parsed.In("F")), "take2 c");
}

TEST(BodyTest, LeavesOutWhatIfConstexprDiscards) {
  EXPECT_EQ(CalledIn("if constexpr (sizeof(int) == 4) a(); else b();"), "a");
  EXPECT_EQ(CalledIn("if constexpr (sizeof(int) == 1) a(); else b();"), "b");
  EXPECT_EQ(CalledIn("if constexpr (sizeof(int) == 1) a(); c();"), "c");
  const Parsed parsed(
      std::string(kFunctions) +
      "template <bool B> void F() { if constexpr (B) a(); else b(); }"
      "template void F<false>();");
  EXPECT_EQ(Called(parsed.In("F")), "b");
}

TEST(BodyTest, KnowsWhatOnlyAnInstantiationDecides) {
  const Parsed parsed(std::string(kFunctions) + R"cc(
    template <bool B>
    void F() {
      if constexpr (B) {
        if (c()) a();
      } else {
        b();
      }
      if (d()) e();
    }
  )cc");
  const Function& function = parsed.In("F");
  EXPECT_EQ(Called(function), "c a b d e");
  for (const char* undecided : {"a()", "b()", "c()"}) {
    EXPECT_TRUE(function.body().IsUndecided(
        &parsed.Find<clang::CallExpr>(function, undecided)))
        << undecided;
  }
  for (const char* decided : {"d()", "e()", "B"}) {
    EXPECT_FALSE(function.body().IsUndecided(&parsed.Find(function, decided)))
        << decided;
  }
}

TEST(BodyTest, HasTheChosenAssociationOfAGenericSelection) {
  EXPECT_EQ(CalledIn("_Generic(1, int: a(), default: b());"), "a");
}

TEST(BodyTest, HasWrittenConstructorInitialisersFirst) {
  const Parsed parsed(std::string(kFunctions) + R"cc(
    struct S {
      S() : y(b()) { c(); }
      int x = a();
      int y;
    };
  )cc");
  EXPECT_EQ(Called(parsed.In("S::S")), "b c");
  EXPECT_EQ(Called(parsed.In("S::x")), "a");
}

TEST(BodyTest, HasWhatACoroutineSays) {
  const Parsed parsed(std::string(kFunctions) + R"cc(
    Ready op(int);
    Task F() {
      a();
      int x = co_await op(b());
      co_return c();
    }
  )cc");
  EXPECT_EQ(Called(parsed.In("F")), "a op b c");
}

TEST(BodyTest, OfAnInitialiserHasItsExpression) {
  const Parsed parsed(std::string(kFunctions) + "int g = a() + b();");
  EXPECT_EQ(Called(parsed.In("g")), "a b");
}

TEST(BodyTest, RelatesStatements) {
  const Parsed parsed(std::string(kFunctions) + R"cc(
    void F() {
      while (a()) {
        if (b()) c();
      }
      d();
    }
    void G() { e(); }
  )cc");
  const Function& function = parsed.In("F");
  const Body& body = function.body();
  const auto& b = parsed.Find<clang::CallExpr>(function, "b()");
  const auto& c = parsed.Find<clang::CallExpr>(function, "c()");
  const auto& d = parsed.Find<clang::CallExpr>(function, "d()");
  const auto* branch = body.Enclosing<clang::IfStmt>(&c);
  const auto* loop = body.Enclosing<clang::WhileStmt>(&c);
  ASSERT_NE(branch, nullptr);
  ASSERT_NE(loop, nullptr);
  EXPECT_EQ(body.Enclosing<clang::WhileStmt>(&d), nullptr);
  EXPECT_EQ(body.Enclosing<clang::CallExpr>(&c), nullptr) << "not itself";
  EXPECT_EQ(body.Parent(&c), branch);
  EXPECT_EQ(body.Parent(body.statements().front()), nullptr);

  EXPECT_TRUE(body.Before(&b, &c));
  EXPECT_FALSE(body.Before(&c, &b));
  EXPECT_TRUE(body.Before(loop, &b)) << "an outer one before its parts";
  EXPECT_TRUE(body.Contains(loop, &c));
  EXPECT_TRUE(body.Contains(&c, &c));
  EXPECT_FALSE(body.Contains(&c, loop));
  EXPECT_FALSE(body.Contains(loop, &d));

  const clang::Stmt* elsewhere = parsed.In("G").body().statements().back();
  EXPECT_FALSE(body.Has(elsewhere));
  EXPECT_EQ(body.Parent(elsewhere), nullptr);
}

constexpr char kValues[] = R"cc(
  struct V {
    V();
    V(const V&);
    int n;
  };
  V make();
  void take(V);
  void refer(const V&);
)cc";

// Who consumes the value that is spelt `value` in the body, by class.
std::string ConsumerIn(const std::string& body, const char* value) {
  const Parsed parsed(kValues + ("V F(V v, V* p) {" + body + "}"));
  const Function& function = parsed.In("F");
  const clang::Expr& expr = parsed.Find(function, value);
  const clang::Stmt* from = nullptr;
  const clang::Stmt* user = function.body().Consumer(&expr, &from);
  if (user == nullptr) return "nobody";
  EXPECT_EQ(function.body().Parent(from), user);
  return user->getStmtClassName();
}

TEST(BodyTest, FindsTheConsumerPastWhatCarriesTheValueOn) {
  EXPECT_EQ(ConsumerIn("take((make()));", "(make())"), "CallExpr");
  EXPECT_EQ(ConsumerIn("take(((v)));", "v"), "CallExpr");
  EXPECT_EQ(ConsumerIn("refer(make());", "make()"), "CallExpr");
  EXPECT_EQ(ConsumerIn("V w = make();", "make()"), "DeclStmt");
  EXPECT_EQ(ConsumerIn("V w{make()};", "make()"), "DeclStmt");
  EXPECT_EQ(ConsumerIn("V w(v);", "v"), "DeclStmt");
  EXPECT_EQ(ConsumerIn("const V& w = make();", "make()"), "DeclStmt");
  EXPECT_EQ(ConsumerIn("return v;", "v"), "ReturnStmt");
  EXPECT_EQ(ConsumerIn("make();", "make()"), "CompoundStmt");
}

TEST(BodyTest, StopsAtWhatMakesAnotherValue) {
  EXPECT_EQ(ConsumerIn("take(*p);", "p"), "UnaryOperator");
  EXPECT_EQ(ConsumerIn("int n = make().n;", "make()"), "MemberExpr");
  EXPECT_EQ(ConsumerIn("take(v.n ? v : make());", "make()"),
            "ConditionalOperator");
  EXPECT_EQ(ConsumerIn("(void)make();", "make()"), "CStyleCastExpr");
  EXPECT_EQ(ConsumerIn("struct W { V a, b; } w{make(), v};", "make()"),
            "InitListExpr");
}

TEST(BodyTest, NamesTheVariableBehindCopiesAndParentheses) {
  const Parsed parsed(std::string(kValues) + R"cc(
    void F(V v, V* p) {
      V a = (v);
      V b{v};
      V c = make();
      V d = *p;
      struct Pair {
        V x, y;
      } pair = {v, v};
      auto [e, f] = pair;
      take(f);
    }
  )cc");
  auto named = [&](const char* variable) -> std::string {
    const clang::ValueDecl* decl = Named(parsed.Variable(variable).getInit());
    return decl == nullptr ? "nothing" : decl->getNameAsString();
  };
  EXPECT_EQ(named("a"), "v");
  EXPECT_EQ(named("b"), "v");
  EXPECT_EQ(named("c"), "nothing");
  EXPECT_EQ(named("d"), "nothing");
  EXPECT_EQ(Named(nullptr), nullptr);
  EXPECT_TRUE(
      llvm::isa<clang::CallExpr>(Stripped(parsed.Variable("c").getInit())));

  const Function& function = parsed.In("F");
  const clang::ValueDecl* binding =
      Named(parsed.CallIn(function, "take(f)").expr->getArg(0));
  ASSERT_NE(binding, nullptr);
  EXPECT_TRUE(llvm::isa<clang::BindingDecl>(binding));
}

}  // namespace
}  // namespace ctxtidy::semantics
