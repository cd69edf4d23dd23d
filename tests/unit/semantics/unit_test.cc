#include "checks/semantics/unit.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "parsed.h"

namespace ctxtidy::semantics {
namespace {

using Names = std::vector<std::string>;

// The functions with the types of their parameters, lambdas as "lambda",
// initialisers as "=name"; sorted.
Names FunctionsIn(const std::string& source) {
  const Parsed parsed(source);
  Names names;
  for (const auto& function : parsed.unit().functions()) {
    std::string name = SelectorName(function->owner());
    if (function->lambda() != nullptr) name = "lambda";
    if (function->decl() == nullptr) name = "=" + name;
    for (const clang::ParmVarDecl* parameter : function->parameters()) {
      name += " " + parameter->getType().getAsString();
    }
    names.push_back(name);
  }
  std::sort(names.begin(), names.end());
  return names;
}

TEST(UnitFunctionsTest, AreThoseWithABody) {
  EXPECT_EQ(FunctionsIn("void declared(); void defined() {}"),
            Names{"defined"});
  EXPECT_EQ(FunctionsIn("void f(); void f() {} void f();"), Names{"f"});
  EXPECT_EQ(FunctionsIn("namespace a { namespace { void f() {} } }"
                        "extern \"C\" { void c() {} }"
                        "extern \"C\" void d() {}"),
            (Names{"a::f", "c", "d"}));
}

TEST(UnitFunctionsTest, IncludeMembersWhereverTheyAreDefined) {
  EXPECT_EQ(FunctionsIn("struct S { S() {} ~S() {} void in() {} void out();"
                        "  static void s() {} operator int() { return 1; }"
                        "  struct Inner { void deep() {} }; };"
                        "void S::out() {}"),
            (Names{"S::Inner::deep", "S::S", "S::in", "S::operator int",
                   "S::out", "S::s", "S::~S"}));
}

TEST(UnitFunctionsTest, LeaveOutWhatNobodyWrote) {
  EXPECT_EQ(FunctionsIn("struct S { S() = default; S(const S&) = delete;"
                        "  bool operator==(const S&) const = default; };"
                        "struct T { int n; }; void f(T t) { T copy = t; }"),
            Names{"f T"});
  EXPECT_EQ(FunctionsIn("struct B { B(int) {} }; struct D : B { using B::B; };"
                        "D d(1);"),
            (Names{"=d", "B::B int"}));
}

TEST(UnitFunctionsTest, LeaveOutSystemHeaders) {
  EXPECT_EQ(FunctionsIn("void f() { int n; std::move(n); }"), Names{"f"});
}

TEST(UnitFunctionsTest, HaveATemplateAsItsInstantiations) {
  EXPECT_EQ(FunctionsIn("template <class T> void f(T) {}"
                        "void g() { f(1); f('c'); }"),
            (Names{"f char", "f int", "g"}));
  EXPECT_EQ(FunctionsIn("template <class T> struct S { void m(T) {}"
                        "  void unused(T) {}"
                        "  template <class U> void t(T, U) {} };"
                        "void g(S<int> s) { s.m(1); s.t(1, 'c'); }"),
            (Names{"S::m int", "S::t int char", "S::unused T", "g S<int>"}));
  EXPECT_EQ(FunctionsIn("template <class T> struct S { void m(T); };"
                        "template <class T> void S<T>::m(T) {}"
                        "template struct S<long>;"),
            Names{"S::m long"});
}

TEST(UnitFunctionsTest, HaveATemplateAsItsPatternIfItHasNone) {
  EXPECT_EQ(FunctionsIn("template <class T> void f(T) {}"), Names{"f T"});
  EXPECT_EQ(FunctionsIn("template <class T> void f(T) {}"
                        "int n = sizeof(&f<int>);"),
            (Names{"=n", "f T"}))
      << "named, but never needed";
}

TEST(UnitFunctionsTest, IncludeSpecialisations) {
  EXPECT_EQ(FunctionsIn("template <class T> void f(T) {}"
                        "template <> void f(int) {}"),
            (Names{"f T", "f int"}));
  EXPECT_EQ(FunctionsIn("template <class T> struct S { void m() {} };"
                        "template <> struct S<int> { void i(int) {} };"
                        "template <class T> struct S<T*> { void p(T*) {} };"),
            (Names{"S::i int", "S::m", "S::p T *"}));
  EXPECT_EQ(FunctionsIn("template <class T> struct S { void m() {} };"
                        "template <class T> struct S<T*> { void p(T*) {} };"
                        "void g(S<int*> s) { s.p(nullptr); }"),
            (Names{"S::m", "S::p int *", "g S<int *>"}));
}

TEST(UnitFunctionsTest, IncludeLambdas) {
  EXPECT_EQ(FunctionsIn("void f() { [](int) { [](long) {}; }; }"),
            (Names{"f", "lambda int", "lambda long"}));
  EXPECT_EQ(FunctionsIn("template <class T> void f(T) { [](T) {}; }"
                        "void g() { f(1); f('c'); }"),
            (Names{"f char", "f int", "g", "lambda char", "lambda int"}));
}

TEST(UnitFunctionsTest, IncludeLambdasOutsideFunctionsOnce) {
  EXPECT_EQ(FunctionsIn("auto g = [](int) {};"
                        "struct S { int n = [](long) { return 1; }(1); };"),
            (Names{"=S::n", "=g", "lambda int", "lambda long"}));
}

TEST(UnitFunctionsTest, HaveAGenericLambdaAsItsInstantiations) {
  EXPECT_EQ(FunctionsIn("void f() { auto l = [](auto) {}; l(1); l('c'); }"),
            (Names{"f", "lambda char", "lambda int"}));
  EXPECT_EQ(FunctionsIn("void f() { auto l = [](auto) {}; }"),
            (Names{"f", "lambda auto"}));
}

TEST(UnitFunctionsTest, IncludeLocalClassesAndFriends) {
  EXPECT_EQ(FunctionsIn("void f() { struct L { void m(int) {} }; }"),
            (Names{"f", "f::L::m int"}));
  EXPECT_EQ(FunctionsIn("struct S { friend void f(S) {} friend void g(S); };"),
            Names{"f S"});
}

TEST(UnitFunctionsTest, IncludeInitialisersOutsideFunctions) {
  EXPECT_EQ(FunctionsIn("int a = 1; int b; namespace n { int c{2}; }"
                        "struct S { int d = 3; static int e; int f; };"
                        "int S::e = 4;"),
            (Names{"=S::d", "=S::e", "=a", "=n::c"}));
  EXPECT_EQ(FunctionsIn("void f() { static int s = 1; int n = 2; }"),
            Names{"f"})
      << "those inside belong to the function";
}

TEST(UnitFunctionsTest, IncludeWhatIsNestedDeeper) {
  EXPECT_EQ(FunctionsIn("template <class T> int v = [](int) { return 1; }(1);"),
            (Names{"=v", "lambda int"}));
  EXPECT_EQ(FunctionsIn("void f() { struct L {"
                        "  struct Inner { void m() {} };"
                        "  int n = [](int) { return 1; }(1); }; }"),
            (Names{"=f::L::n", "f", "f::L::Inner::m", "lambda int"}));
}

Names SignaturesIn(const std::string& source) {
  const Parsed parsed(source);
  Names names;
  for (const Signature& signature : parsed.unit().signatures()) {
    std::string name = SelectorName(*signature.decl);
    for (const clang::ParmVarDecl* parameter : signature.decl->parameters()) {
      name += " " + parameter->getNameAsString();
    }
    names.push_back(name);
  }
  std::sort(names.begin(), names.end());
  return names;
}

TEST(UnitSignaturesTest, HaveEachFunctionOnceAsFirstDeclared) {
  EXPECT_EQ(SignaturesIn("void f(int a); void f(int b); void f(int c) {}"),
            Names{"f a"});
  EXPECT_EQ(SignaturesIn("struct S { void m(int a); }; void S::m(int b) {}"),
            Names{"S::m a"});
  EXPECT_EQ(SignaturesIn("void f(int a) {}"), Names{"f a"});
}

TEST(UnitSignaturesTest, HaveATemplateOnceAsWritten) {
  EXPECT_EQ(SignaturesIn("template <class T> void f(T a) {}"
                         "void g() { f(1); f('c'); }"),
            (Names{"f a", "g"}));
  EXPECT_EQ(SignaturesIn("template <class T> struct S { void m(T a); };"
                         "template struct S<int>; template struct S<long>;"),
            Names{"S::m a"});
}

TEST(UnitSignaturesTest, IncludeLocalClassesAndFriends) {
  EXPECT_EQ(SignaturesIn("void f() { struct L { void m(int a) {} }; }"),
            (Names{"f", "f::L::m a"}));
  EXPECT_EQ(SignaturesIn("struct S { friend void f(S a); };"), Names{"f a"});
}

TEST(UnitTest, FindsTheFunctionOfADeclaration) {
  const Parsed parsed(R"cc(
    void f();
    void undefined();
    template <class T>
    void t(T) {}
    void f() {
      undefined();
      t(1);
    }
    void f();
  )cc");
  const Unit& unit = parsed.unit();
  const Function& f = parsed.In("f");
  for (const clang::FunctionDecl* decl : f.decl()->redecls()) {
    EXPECT_EQ(unit.FunctionOf(*decl), &f);
  }
  EXPECT_EQ(unit.FunctionOf(parsed.Declared("undefined")), nullptr);
  const Function* t = unit.FunctionOf(*parsed.CallIn(f, "t(1)").callee);
  ASSERT_NE(t, nullptr);
  EXPECT_EQ(t->parameters()[0]->getType().getAsString(), "int");
}

TEST(UnitTest, FindsThePatternOfWhatHasNoBodyYet) {
  const Parsed parsed(R"cc(
    template <class T>
    struct S {
      void m() {}
    };
    template <bool B>
    void F(S<int> s) {
      if constexpr (B) s.m();
    }
  )cc");
  const Function* found = parsed.unit().FunctionOf(parsed.Declared("m"));
  ASSERT_NE(found, nullptr);
  EXPECT_EQ(SelectorName(found->owner()), "S::m");
}

bool AddressTaken(const std::string& use) {
  const Parsed parsed(R"cc(
                        void f();
                        template <class T>
                        void call(T) {}
                        template <void (*)()>
                        struct Bound {};
                      )cc" +
                      use);
  return parsed.unit().IsAddressTaken(parsed.Declared("f"));
}

TEST(UnitTest, KnowsFunctionsThatAreUsedOtherThanByCallingThem) {
  EXPECT_FALSE(AddressTaken(""));
  EXPECT_FALSE(AddressTaken("void g() { f(); (f)(); }"));
  EXPECT_TRUE(AddressTaken("void g() { call(f); }"));
  EXPECT_TRUE(AddressTaken("void g() { call(&f); }"));
  EXPECT_TRUE(AddressTaken("auto* pointer = f;"));
  EXPECT_TRUE(AddressTaken("Bound<f> bound;"));
  EXPECT_TRUE(AddressTaken("void g(void (*)() = f);"));
  EXPECT_TRUE(AddressTaken("struct S { void (*m)() = &f; };"));
  EXPECT_TRUE(AddressTaken("void g() { auto l = [] { call(f); }; }"));
  EXPECT_TRUE(AddressTaken("void (*table[])() = {nullptr, f};"));
}

TEST(UnitTest, KnowsTheTemplateWhoseInstantiationIsUsedSo) {
  const Parsed parsed(
      "template <class T> void f(T) {}"
      "void (*pointer)(int) = f;");
  EXPECT_TRUE(parsed.unit().IsAddressTaken(parsed.Declared("f")));
}

TEST(UnitTest, FindsEveryCallInSourceOrder) {
  const Parsed parsed(R"cc(
    void f(int);
    void g() {
      f(1);
      auto l = [] { f(2); };
      f(3);
    }
    int n = (f(4), 1);
    void h() { f(5); }
  )cc");
  std::vector<std::string> calls;
  for (const Call& call : parsed.unit().CallsOf(parsed.Declared("f"))) {
    calls.push_back(parsed.Text(call.expr->getSourceRange()));
  }
  std::sort(calls.begin(), calls.end());
  EXPECT_EQ(calls, (Names{"f(1)", "f(2)", "f(3)", "f(4)", "f(5)"}));
}

TEST(UnitTest, KnowsUserCode) {
  const Parsed parsed(
      "#define MAKE void made() {}\n"
      "MAKE\n"
      "void f() {}\n");
  const Unit& unit = parsed.unit();
  EXPECT_TRUE(unit.IsUserCode(parsed.In("f").owner().getLocation()));
  EXPECT_TRUE(unit.IsUserCode(parsed.In("made").owner().getLocation()));
  EXPECT_FALSE(
      unit.IsUserCode(parsed.Declared("ctx::Background").getLocation()));
  EXPECT_FALSE(unit.IsUserCode(clang::SourceLocation()));
}

}  // namespace
}  // namespace ctxtidy::semantics
