#include "checks/semantics/scope.h"

#include <gtest/gtest.h>

#include "parsed.h"

namespace ctxtidy::semantics {
namespace {

constexpr char kClasses[] = R"cc(
  void here();
  class Request {
   public:
    const ctx::Context& context() const;
    const ctx::Context& other() const;  // No accessor by its model.
    rpc::ServerContext& server_context();
    int number() const;
  };
  class Derived : public Request {};
  class Hidden : Request {};
)cc";

// The contexts at the call of here() in `function`: "c" is a parameter, "[c]" a
// capture, "c;" a local, "r.context()" an accessor; "!" what is out of reach.
std::string At(const Parsed& parsed, const Function& function) {
  std::string all;
  for (const Available& one :
       ContextsAt(function, *parsed.CallIn(function, "here()").expr)) {
    if (!all.empty()) all += " ";
    if (!one.reachable) all += "!";
    switch (one.origin) {
      case Available::Origin::kParameter:
      case Available::Origin::kAccessor:
        all += one.spelling;
        break;
      case Available::Origin::kCapture:
        all += "[" + one.spelling + "]";
        break;
      case Available::Origin::kLocal:
        all += one.spelling + ";";
        break;
      case Available::Origin::kMember:
        all += "this->" + one.spelling;
        break;
    }
  }
  return all;
}

std::string AtHere(const std::string& function) {
  const Parsed parsed(kClasses + function);
  return At(parsed, parsed.In("F"));
}

std::string AtHereInLambda(const std::string& function) {
  const Parsed parsed(kClasses + function);
  return At(parsed, parsed.LambdaIn("F"));
}

TEST(ScopeTest, OffersParametersInTheirOrder) {
  EXPECT_EQ(AtHere("void F() { here(); }"), "");
  EXPECT_EQ(AtHere("void F(int n, const ctx::Context& c, az::Context* a,"
                   "       rpc::ServerContext* r) { here(); }"),
            "c a r");
}

TEST(ScopeTest, PassesOverUnnamedParameters) {
  EXPECT_EQ(AtHere("void F(const ctx::Context&, az::Context) { here(); }"), "");
  EXPECT_EQ(AtHere("void F(const Request&) { here(); }"), "");
}

TEST(ScopeTest, OffersLocalsDeclaredBefore) {
  EXPECT_EQ(AtHere("void F(Request r) {"
                   "  ctx::Context a = r.other();"
                   "  here();"
                   "  ctx::Context b = r.other(); }"),
            "a; r.context() r.server_context()");
  EXPECT_EQ(AtHere("void F(Request r) {"
                   "  { ctx::Context a = r.other(); }"
                   "  if (r.number()) { ctx::Context b = r.other(); }"
                   "  ctx::Context c = r.other();"
                   "  { here(); } }"),
            "c; r.context() r.server_context()");
  EXPECT_EQ(AtHere("ctx::Context make();"
                   "void F() { ctx::Context a = make(), b = (here(), a); }"),
            "")
      << "not in the declaration itself";
}

TEST(ScopeTest, OffersWhatStatementsDeclare) {
  EXPECT_EQ(
      AtHere("ctx::Context make();"
             "void F() { if (ctx::Context a = make(); a.Err()) here(); }"),
      "a;");
  EXPECT_EQ(AtHere("ctx::Context make();"
                   "void F() { for (ctx::Context a = make(); a.Err();) here(); "
                   "}"),
            "a;");
}

TEST(ScopeTest, OffersStructuredBindings) {
  EXPECT_EQ(AtHere("void F(const ctx::Context& p) {"
                   "  auto [c, cancel] = ctx::WithCancel(p); here(); }"),
            "p c;");
}

TEST(ScopeTest, PassesOverRootsAndStatics) {
  EXPECT_EQ(AtHere("void F() { ctx::Context c = ctx::Background(); here(); }"),
            "");
  EXPECT_EQ(AtHere("void F() { auto c = az::Context{}; here(); }"), "");
  EXPECT_EQ(AtHere("void F() { az::Context c; here(); }"), "");
  EXPECT_EQ(AtHere("void F() { az::Context c = az::Context::kApplication;"
                   "  here(); }"),
            "");
  EXPECT_EQ(AtHere("ctx::Context make();"
                   "void F() { static ctx::Context c = make(); here(); }"),
            "");
}

TEST(ScopeTest, OffersAccessorsOfParametersLast) {
  EXPECT_EQ(AtHere("void F(const Request& r, az::Context a) { here(); }"),
            "a r.context()");
  EXPECT_EQ(AtHere("void F(Request* r) { here(); }"),
            "r->context() r->server_context()");
  EXPECT_EQ(AtHere("void F(Derived& r) { here(); }"),
            "r.context() r.server_context()");
  EXPECT_EQ(AtHere("void F(Hidden& r) { here(); }"), "");
  EXPECT_EQ(AtHere("void F() { Request r; here(); }"), "")
      << "only of parameters";
}

TEST(ScopeTest, OffersPublicMembersAsAccessors) {
  EXPECT_EQ(AtHere("struct S { ctx::Context context; }; "
                   "void F(S& s, const S* p) { here(); }"),
            "s.context p->context");
  EXPECT_EQ(AtHere("struct S { ctx::Context other; }; "
                   "void F(S& s) { here(); }"),
            "");
  EXPECT_EQ(AtHere("class S { ctx::Context context; }; "
                   "void F(S& s) { here(); }"),
            "");
}

TEST(ScopeTest, OffersCapturesOfALambda) {
  EXPECT_EQ(AtHereInLambda("void F(ctx::Context c, az::Context a) {"
                           "  std::thread([c](ctx::Context d) { here(); }); }"),
            "d [c]");
  EXPECT_EQ(AtHereInLambda("void F(ctx::Context c) {"
                           "  std::thread([=] { here(); }); }"),
            "")
      << "a default captures what is used, and nothing is";
  EXPECT_EQ(AtHereInLambda("void F(ctx::Context c) {"
                           "  std::thread([d = c] { here(); }); }"),
            "[d]");
}

TEST(ScopeTest, LooksOutOfALambdaThatRunsWhereItIsWritten) {
  EXPECT_EQ(AtHereInLambda("void F(ctx::Context c) {"
                           "  std::invoke([&] { here(); }); }"),
            "c");
  EXPECT_EQ(AtHereInLambda("void F(ctx::Context c) {"
                           "  std::invoke([] { here(); }); }"),
            "!c");
  EXPECT_EQ(AtHereInLambda("void F(ctx::Context c) {"
                           "  std::thread([&] { here(); }); }"),
            "");
  EXPECT_EQ(AtHereInLambda("void unknown(void (*)());"
                           "void F(ctx::Context c) {"
                           "  unknown([] { here(); }); }"),
            "");
}

TEST(ScopeTest, OffersACaptureThatIsAlsoSeenOutsideAsACapture) {
  EXPECT_EQ(AtHereInLambda("void F(ctx::Context c) {"
                           "  std::invoke([c] { here(); }); }"),
            "[c]");
}

TEST(ScopeTest, LooksOutOfNestedLambdasAsFarAsTheyRunHere) {
  const Parsed parsed(std::string(kClasses) + R"cc(
    void F(ctx::Context c) {
      std::invoke([&](ctx::Context d = ctx::Background()) {
        std::invoke([] { here(); });
      });
    }
    void G(ctx::Context c) {
      std::thread([&](ctx::Context d) { std::invoke([&] { here(); }); });
    }
  )cc");
  std::vector<std::string> found;
  for (const auto& function : parsed.unit().functions()) {
    for (const Call& call : function->calls()) {
      if (call.callee->getName() == "here")
        found.push_back(At(parsed, *function));
    }
  }
  EXPECT_EQ(found, (std::vector<std::string>{"!d !c", "d"}));
}

TEST(ScopeTest, PassesOverContextsOfCallsToBeMade) {
  const Parsed parsed(
      "struct Out {}; void here();"
      "void F(Out& out) { here(); }",
      ModelsOf("model: m\ncontexts:\n  - type: Out\n"
               "    outgoing: true\n"));
  EXPECT_EQ(At(parsed, parsed.In("F")), "");
}

TEST(ScopeTest, SpellsAContextForAParameter) {
  const Parsed parsed(std::string(kClasses) + R"cc(
    void by_pointer(const ctx::Context*);
    void by_value(ctx::Context);
    void by_reference(const ctx::Context&);
    void F(const ctx::Context& c, ctx::Context* p) { here(); }
  )cc");
  const Function& function = parsed.In("F");
  const auto found =
      ContextsAt(function, *parsed.CallIn(function, "here()").expr);
  ASSERT_EQ(found.size(), 2u);
  auto type = [&](const char* taker) {
    return parsed.Declared(taker).getParamDecl(0)->getType();
  };
  EXPECT_EQ(found[0].SpelledFor(type("by_value")), "c");
  EXPECT_EQ(found[0].SpelledFor(type("by_reference")), "c");
  EXPECT_EQ(found[0].SpelledFor(type("by_pointer")), "&c");
  EXPECT_EQ(found[0].Value(), "c");
  EXPECT_EQ(found[1].SpelledFor(type("by_value")), "*p");
  EXPECT_EQ(found[1].SpelledFor(type("by_pointer")), "p");
  EXPECT_EQ(found[1].Value(), "*p");
}

bool HandsOver(const std::string& call, const std::string& before = "") {
  const Parsed parsed(
      "template <class... T> void run(T...) {}"
      "template <class F> struct Callable { Callable(F); };"
      "void F(ctx::Context c, int n) {" +
      before + call + ";}");
  return HandsOverContext(parsed.CallIn(parsed.In("F"), call));
}

TEST(ScopeTest, KnowsWhatHandsAContextOver) {
  EXPECT_TRUE(HandsOver("run(c)"));
  EXPECT_TRUE(HandsOver("run([c] {})"));
  EXPECT_TRUE(HandsOver("run(n, [&c] {})"));
  EXPECT_TRUE(HandsOver("run([=] { return c.Err(); })"));
  EXPECT_TRUE(HandsOver("run(f)", "auto f = [&c] {};"));
  EXPECT_TRUE(HandsOver("run([f] {})", "auto f = [&c] {};"));
  EXPECT_TRUE(HandsOver("run(std::move(f))", "auto f = [c] {};"));
  EXPECT_FALSE(HandsOver("run()"));
  EXPECT_FALSE(HandsOver("run(n, [n] {})"));
  EXPECT_FALSE(HandsOver("run(f)", "auto f = [n] {};"));
  EXPECT_FALSE(HandsOver("run([&] { return n; })"));
}

TEST(ScopeTest, KnowsWhoTakesAContext) {
  const Parsed parsed(R"cc(
    void with(int, const ctx::Context&);
    void unnamed(az::Context*);
    void without(int, ctx::CancelFunc);
  )cc");
  const Resolver& resolver = parsed.unit().resolver();
  EXPECT_TRUE(TakesContext(resolver, parsed.Declared("with")));
  EXPECT_TRUE(TakesContext(resolver, parsed.Declared("unnamed")));
  EXPECT_FALSE(TakesContext(resolver, parsed.Declared("without")));
}

}  // namespace
}  // namespace ctxtidy::semantics
