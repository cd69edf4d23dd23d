#include "checks/semantics/code/function.h"

#include <gtest/gtest.h>

#include "parsed.h"

namespace ctxtidy::semantics {
namespace {

TEST(FunctionTest, ListsEvaluatedCallsOfKnownFunctions) {
  const Parsed parsed(R"cc(
    int a(), b(), c();
    struct S {
      S();
      void m();
      void operator()();
      S& operator+=(int);
    };
    template <class T>
    void dependent(T);
    template <bool B, class T>
    void F(S s, void (*pointer)(), T t) {
      a();
      s.m();
      s();
      s += 1;
      pointer();
      S made;
      (void)sizeof(b());
      dependent(t);
      if constexpr (B) c();
    }
  )cc");
  std::string names;
  for (const Call& call : parsed.In("F").calls()) {
    EXPECT_EQ(call.function, &parsed.In("F"));
    EXPECT_EQ(call.expr->getDirectCallee(), call.callee);
    names += call.callee->getNameAsString() + " ";
  }
  EXPECT_EQ(names, "a m operator() operator+= ")
      << "not through pointers, not constructors, not what is undecided";
}

TEST(FunctionTest, KnowsItsOwnerAndParameters) {
  const Parsed parsed(R"cc(
    int number = 1;
    void F(int first, long second) {}
    int main() { return 0; }
  )cc");
  const Function& function = parsed.In("F");
  EXPECT_EQ(function.decl(), &function.owner());
  ASSERT_EQ(function.parameters().size(), 2u);
  EXPECT_EQ(function.parameters()[1]->getName(), "second");
  EXPECT_FALSE(function.IsMain());
  EXPECT_TRUE(parsed.In("main").IsMain());
  EXPECT_EQ(&function.unit(), &parsed.unit());

  const Function& initialiser = parsed.In("number");
  EXPECT_EQ(initialiser.decl(), nullptr);
  EXPECT_EQ(&initialiser.owner(), &parsed.Variable("number"));
  EXPECT_TRUE(initialiser.parameters().empty());
  EXPECT_FALSE(initialiser.IsMain());
  EXPECT_FALSE(initialiser.IsRoot());
}

TEST(FunctionTest, KnowsTheFunctionAroundALambda) {
  const Parsed parsed("void F() { auto f = [] { return 1; }; f(); }");
  const Function& lambda = parsed.LambdaIn("F");
  EXPECT_EQ(lambda.enclosing(), &parsed.In("F"));
  ASSERT_NE(lambda.lambda(), nullptr);
  EXPECT_EQ(lambda.lambda()->getCallOperator(), lambda.decl());
  EXPECT_EQ(parsed.In("F").enclosing(), nullptr);
  EXPECT_EQ(parsed.In("F").lambda(), nullptr);
}

TEST(FunctionTest, IsARootByAnyOfItsDeclarations) {
  const Parsed parsed(R"cc(
#define ROOT [[clang::annotate("ctx::root")]]
    ROOT void declared();
    void declared() {}
    ROOT void defined() {}
    [[clang::annotate("other")]] void other() {}
    struct S {
      ROOT void member();
    };
    void S::member() {}
  )cc");
  EXPECT_TRUE(parsed.In("declared").IsRoot());
  EXPECT_TRUE(parsed.In("defined").IsRoot());
  EXPECT_TRUE(parsed.In("S::member").IsRoot());
  EXPECT_FALSE(parsed.In("other").IsRoot());
  EXPECT_TRUE(IsAnnotated(parsed.Declared("other"), "other"));
  EXPECT_FALSE(IsAnnotated(parsed.Declared("other"), "ctx::root"));
}

TEST(FunctionTest, IsATestByTheNameOfItsBody) {
  const Parsed parsed(R"cc(
    struct Test {
      virtual void TestBody() = 0;
    };
    struct SomeTest : Test {
      void TestBody() {
        auto f = [] {};
      }
      void SetUp() {}
    };
    struct Other {
      void TestBody() {}
    };
    void TestBody() {}
    int number = 1;
  )cc");
  EXPECT_TRUE(parsed.In("SomeTest::TestBody").IsTest());
  EXPECT_FALSE(parsed.In("SomeTest::SetUp").IsTest());
  EXPECT_FALSE(parsed.In("Other::TestBody").IsTest());
  EXPECT_FALSE(parsed.In("TestBody").IsTest());
  EXPECT_FALSE(parsed.In("number").IsTest());
}

TEST(FunctionTest, ListsRootsInSourceOrder) {
  const Parsed parsed(R"cc(
    void take(const ctx::Context&, az::Context);
    void F() {
      az::Context local;
      take(ctx::Background(), az::Context{});
      auto f = [] { ctx::Background(); };
    }
  )cc");
  std::vector<std::string> roots;
  for (const RootUse& root : parsed.In("F").roots()) {
    roots.push_back(parsed.Text(root.range));
  }
  EXPECT_EQ(roots,
            (std::vector<std::string>{"az::Context local", "ctx::Background()",
                                      "az::Context{}"}));
  EXPECT_EQ(parsed.LambdaIn("F").roots().size(), 1u);
}

}  // namespace
}  // namespace ctxtidy::semantics
