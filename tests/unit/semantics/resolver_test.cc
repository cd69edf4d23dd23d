#include "checks/semantics/resolver.h"

#include <gtest/gtest.h>

#include <set>

#include "parsed.h"

namespace ctxtidy::semantics {
namespace {

model::Selector Selected(llvm::StringRef text) {
  llvm::Expected<model::Selector> selector = model::Selector::Parse(text);
  if (selector) return *selector;
  throw std::runtime_error(llvm::toString(selector.takeError()));
}

TEST(ResolverTest, SeesContextsThroughReferencesAndOnePointer) {
  const Parsed parsed(R"cc(
    using Alias = ctx::Context;
    typedef const Alias& Reference;
    void F(ctx::Context value, const ctx::Context& reference,
           ctx::Context* pointer, const ctx::Context* const& pointer_reference,
           Alias alias, Reference alias_reference, ctx::Context&& moved,
           ctx::Context** deep, int number, ctx::CancelFunc other,
           std::reference_wrapper<ctx::Context> wrapped);
  )cc");
  const Resolver& resolver = parsed.unit().resolver();
  auto role = [&](const char* variable) {
    return resolver.ContextOf(parsed.Variable(variable).getType());
  };
  for (const char* name :
       {"value", "reference", "alias", "alias_reference", "moved"}) {
    ASSERT_TRUE(role(name)) << name;
    EXPECT_FALSE(role(name)->pointer) << name;
    EXPECT_FALSE(role(name)->nullable()) << name;
    EXPECT_EQ(role(name)->type->type, "ctx::Context") << name;
    EXPECT_EQ(role(name)->model->name, "ctx") << name;
  }
  for (const char* name : {"pointer", "pointer_reference"}) {
    ASSERT_TRUE(role(name)) << name;
    EXPECT_TRUE(role(name)->pointer) << name;
    EXPECT_TRUE(role(name)->nullable()) << name;
  }
  ASSERT_TRUE(role("wrapped"));
  EXPECT_TRUE(role("wrapped")->wrapper);
  for (const char* name : {"deep", "number", "other"}) {
    EXPECT_FALSE(role(name)) << name;
  }
  EXPECT_FALSE(resolver.ContextOf(clang::QualType()));
}

TEST(ResolverTest, NeverTakesARequestsOwnObjectForNull) {
  const Parsed parsed("void F(rpc::ServerContext* request);");
  auto role =
      parsed.unit().resolver().ContextOf(parsed.Variable("request").getType());
  ASSERT_TRUE(role);
  EXPECT_TRUE(role->pointer);
  EXPECT_FALSE(role->nullable());
}

TEST(ResolverTest, TakesWhatDerivesFromAContextForOne) {
  const Parsed parsed(R"cc(
    struct Plain {};
    struct Traced : Plain, ctx::Context {};
    struct Twice : private Traced {};
    template <class Base>
    struct Mixin : Base {};
    struct Declared;
    Mixin<rpc::ServerContext> instance;
    void F(Traced traced, Twice* twice, Mixin<rpc::ServerContext>& mixin,
           Mixin<Plain>& plain, Declared& declared);
  )cc");
  const Resolver& resolver = parsed.unit().resolver();
  auto type = [&](const char* variable) -> std::string {
    auto role = resolver.ContextOf(parsed.Variable(variable).getType());
    return role ? role->type->type : "none";
  };
  EXPECT_EQ(type("traced"), "ctx::Context");
  EXPECT_EQ(type("twice"), "ctx::Context");
  EXPECT_EQ(type("mixin"), "rpc::ServerContext");
  EXPECT_EQ(type("plain"), "none");
  EXPECT_EQ(type("declared"), "none");
}

constexpr char kTakers[] = R"cc(
  void take(az::Context);
  void take_or(az::Context = az::Context());
  struct Options {
    az::Context context;
  };
  void take_options(Options);
)cc";

// The roots in the body, as they are spelt.
std::vector<std::string> RootsIn(const std::string& body) {
  const Parsed parsed(kTakers + ("void F(az::Context given) {" + body + "}"));
  std::vector<std::string> roots;
  for (const RootUse& root : parsed.In("F").roots()) {
    roots.push_back(parsed.Text(root.range));
  }
  return roots;
}

using Texts = std::vector<std::string>;

TEST(ResolverTest, KnowsTheFormsOfRoots) {
  EXPECT_EQ(RootsIn("ctx::Background();"), Texts{"ctx::Background()"});
  EXPECT_EQ(RootsIn("using namespace ctx; Background().Err();"),
            Texts{"Background()"});
  EXPECT_EQ(RootsIn("take(az::Context());"), Texts{"az::Context()"});
  EXPECT_EQ(RootsIn("take(az::Context{});"), Texts{"az::Context{}"});
  EXPECT_EQ(RootsIn("take_options({az::Context{}});"), Texts{"az::Context{}"});
  EXPECT_EQ(RootsIn("take(az::Context::kApplication);"),
            Texts{"az::Context::kApplication"});
  EXPECT_EQ(RootsIn("take(given.kApplication);"), Texts{"given.kApplication"});
  EXPECT_EQ(RootsIn("az::Context local; take(local);"),
            Texts{"az::Context local"});
  EXPECT_EQ(RootsIn("std::stop_token local; take(given);"),
            Texts{"std::stop_token local"});
  EXPECT_EQ(RootsIn("take(az::Context()); take(az::Context{});"),
            (Texts{"az::Context()", "az::Context{}"}));
}

TEST(ResolverTest, TakesNothingElseForARoot) {
  EXPECT_EQ(RootsIn("take({});"), Texts{});
  EXPECT_EQ(RootsIn("take_or();"), Texts{});
  EXPECT_EQ(RootsIn("take_options({});"), Texts{});
  EXPECT_EQ(RootsIn("take(az::Context(given));"), Texts{});
  EXPECT_EQ(RootsIn("take(az::Context{given});"), Texts{});
  EXPECT_EQ(RootsIn("az::Context copy = given; az::Context other(given);"),
            Texts{});
  EXPECT_EQ(RootsIn("az::Context* none = nullptr; az::Context& r = given;"),
            Texts{});
  EXPECT_EQ(RootsIn("static az::Context kept;"), Texts{});
  EXPECT_EQ(RootsIn("ctx::Context (*make)() = ctx::Background;"), Texts{});
  EXPECT_EQ(RootsIn("(void)sizeof(az::Context{});"), Texts{});
}

TEST(ResolverTest, NamesRootsForTheirReaders) {
  const Parsed parsed(R"cc(
    void F(az::Context given) {
      ctx::Background();
      az::Context{};
      (void)az::Context::kApplication;
      (void)given.kApplication;
      az::Context local;
    }
  )cc");
  std::vector<std::string> names;
  for (const RootUse& root : parsed.In("F").roots()) {
    ASSERT_NE(root.name, nullptr);
    names.push_back(root.name->getNameAsString());
    EXPECT_EQ(root.variable != nullptr, names.size() == 5);
  }
  EXPECT_EQ(names, (Texts{"Background", "Context", "kApplication",
                          "kApplication", "Context"}));
}

TEST(ResolverTest, KnowsWhatAFunctionDerivesSetsAndRuns) {
  const Parsed parsed(R"cc(
    void other(int);
    void F(const ctx::Context& c) {
      ctx::WithCancel(c);
      ctx::WithValue(c, "key", 1);
      std::invoke([] {});
      other(1);
    }
  )cc");
  const Resolver& resolver = parsed.unit().resolver();
  const Function& function = parsed.In("F");
  auto callee = [&](const char* call) -> const clang::FunctionDecl& {
    return *parsed.CallIn(function, call).callee;
  };
  auto derive = resolver.DerivationOf(callee("ctx::WithCancel(c)"));
  ASSERT_TRUE(derive);
  EXPECT_EQ(derive.entry->guard, "ctx::CancelGuard");
  EXPECT_EQ(derive.model->name, "ctx");
  auto key = resolver.KeySetBy(callee("ctx::WithValue(c, \"key\", 1)"));
  ASSERT_TRUE(key) << "an instantiation answers to its template's name";
  EXPECT_EQ(key.entry->argument, 1u);
  const auto& callables =
      resolver.CallablesTakenBy(callee("std::invoke([] {})"));
  ASSERT_EQ(callables.size(), 1u);
  EXPECT_EQ(callables[0].entry->runs, model::RunsWhen::kHere);
  const clang::FunctionDecl& other = callee("other(1)");
  EXPECT_FALSE(resolver.DerivationOf(other));
  EXPECT_FALSE(resolver.KeySetBy(other));
  EXPECT_TRUE(resolver.CallablesTakenBy(other).empty());
  EXPECT_TRUE(resolver.BlockingOf(other).empty());
}

TEST(ResolverTest, ListsBlockingEntriesInTheOrderOfTheModels) {
  const Parsed parsed("void wait(int); void F() { wait(1); }", ModelsOf(R"yaml(
model: one
blocking:
  - function: wait/2
    advice: use a
  - function: wait/1
    advice: use b
---
model: two
blocking:
  - function: wait
    advice: use c
)yaml"));
  std::string advices;
  for (const auto& role :
       parsed.unit().resolver().BlockingOf(parsed.Declared("wait"))) {
    advices += role.model->name + ": " + role.entry->advice + "; ";
  }
  EXPECT_EQ(advices, "one: use b; two: use c; ");
}

TEST(ResolverTest, LetsTheFirstMatchingEntryCount) {
  const Parsed parsed("struct C {}; struct R {}; R With(C);", ModelsOf(R"yaml(
model: one
derive:
  - function: W(ith|ithout)
    cancel: .first
  - function: With
    cancel: .second
---
model: two
derive:
  - function: With
    cancel: .third
)yaml"));
  auto role = parsed.unit().resolver().DerivationOf(parsed.Declared("With"));
  ASSERT_TRUE(role);
  EXPECT_EQ(role.entry->cancel, ".first");
}

TEST(ResolverTest, ComparesArityAndTypes) {
  const Parsed parsed(R"cc(
    namespace lib {
    inline namespace v2 {
    struct Token {};
    template <class T>
    struct Box {};
    }  // namespace v2
    void none();
    void one(int);
    void two(int, const Token&);
    void pointer(Token* const);
    void boxed(Box<int>);
    struct Lock {};
    }  // namespace lib
  )cc");
  const Resolver& resolver = parsed.unit().resolver();
  auto matches = [&](const char* selector, const char* name) {
    return resolver.Matches(Selected(selector), parsed.Declared(name));
  };
  EXPECT_TRUE(matches("lib::none", "none"));
  EXPECT_TRUE(matches("lib::none/0", "none"));
  EXPECT_FALSE(matches("lib::none/1", "none"));
  EXPECT_TRUE(matches("lib::one/1", "one"));
  EXPECT_FALSE(matches("lib::one with lib::Token", "one"));
  EXPECT_TRUE(matches("lib::one without lib::Token", "one"));
  EXPECT_TRUE(matches("lib::two with lib::Token", "two"));
  EXPECT_FALSE(matches("lib::two with lib::Lock", "two"));
  EXPECT_FALSE(matches("lib::two without lib::Token", "two"));
  EXPECT_TRUE(matches("lib::two without lib::Lock", "two"));
  EXPECT_FALSE(matches("lib::two/1 with lib::Token", "two"));
  EXPECT_TRUE(matches("lib::pointer with lib::Token", "pointer"));
  EXPECT_TRUE(matches("lib::boxed with lib::Box", "boxed"));
  EXPECT_FALSE(matches("other::none", "none"));
}

TEST(ResolverTest, NamesDeclarationsAsSelectorsDo) {
  const Parsed parsed(R"cc(
    namespace a {
    inline namespace v1 {
    namespace {
    template <class T>
    struct B {
      B();
      ~B();
      void m();
      template <class U>
      void t(U);
      bool operator()(int) const;
      operator int() const;
      static int s;
      struct Inner {
        void deep();
      };
    };
    }  // namespace
    }  // namespace v1
    extern "C" {
    void c_function();
    }
    }  // namespace a
    template <>
    void a::B<int>::Inner::deep() {}
    template struct a::B<long>;
    void global();
  )cc");
  auto name = [&](const char* of) { return SelectorName(parsed.Declared(of)); };
  EXPECT_EQ(name("global"), "global");
  EXPECT_EQ(name("m"), "a::B::m");
  EXPECT_EQ(name("t"), "a::B::t");
  EXPECT_EQ(name("operator()"), "a::B::operator()");
  EXPECT_EQ(name("operator int"), "a::B::operator int");
  EXPECT_EQ(name("c_function"), "a::c_function");
  EXPECT_EQ(name("deep"), "a::B::Inner::deep");
  EXPECT_EQ(SelectorName(parsed.Variable("s")), "a::B::s");

  const clang::CXXRecordDecl& record =
      *llvm::cast<clang::CXXMethodDecl>(parsed.Declared("m")).getParent();
  EXPECT_EQ(SelectorName(record), "a::B");
  std::set<std::string> members;
  for (const clang::CXXMethodDecl* member : record.methods()) {
    members.insert(SelectorName(*member));
  }
  EXPECT_TRUE(members.contains("a::B::B"));
  EXPECT_TRUE(members.contains("a::B::~B"));
}

}  // namespace
}  // namespace ctxtidy::semantics
