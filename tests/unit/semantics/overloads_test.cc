#include "checks/semantics/propagation/overloads.h"

#include <gtest/gtest.h>

#include "parsed.h"

namespace ctxtidy::semantics {
namespace {

// What the call at `call`, in the last function of the source, could have
// used: "Query/0" for an overload with the context in front, "~QueryContext/1"
// for a sibling; "" if nothing. And the source with the fix.
struct Found {
  std::string overload;
  std::string fixed;
};

Found Find(const std::string& source, const std::string& call) {
  const Parsed parsed(source);
  for (const auto& function : parsed.unit().functions()) {
    for (const Call& made : function->calls()) {
      if (parsed.Text(made.expr->getSourceRange()) != call) continue;
      for (const Available& context : ContextsAt(*function, *made.expr)) {
        auto overload = OverloadWithContext(made, context);
        if (!overload) continue;
        const std::string fixed =
            parsed.Fixed(UseOverload(made, *overload, context));
        return {(overload->sibling ? "~" : "") +
                    overload->decl->getNameAsString() + "/" +
                    std::to_string(overload->parameter),
                fixed == source ? "no fix" : fixed};
      }
    }
  }
  return {};
}

// The same with F(c) as the caller; the fix is that of the call alone.
Found InF(const std::string& declarations, const std::string& call,
          const std::string& parameters = "const ctx::Context& c") {
  const std::string before = declarations + "void F(" + parameters + ") {";
  Found found = Find(before + call + ";}", call);
  if (found.fixed.size() > before.size()) {
    found.fixed = found.fixed.substr(before.size());
    found.fixed.resize(found.fixed.size() - 2);  // ";}"
  }
  return found;
}

TEST(OverloadWithContextTest, FindsAnOverloadWithTheContextAnywhere) {
  Found found =
      InF("void Get(int); void Get(const ctx::Context&, int);", "Get(1)");
  EXPECT_EQ(found.overload, "Get/0");
  EXPECT_EQ(found.fixed, "Get(c, 1)");
  found = InF("void Get(int); void Get(int, ctx::Context);", "Get(1)");
  EXPECT_EQ(found.overload, "Get/1");
  EXPECT_EQ(found.fixed, "Get(1, c)");
  found =
      InF("void Get(int, int); void Get(int, ctx::Context, int);", "Get(1, 2)");
  EXPECT_EQ(found.overload, "Get/1");
  EXPECT_EQ(found.fixed, "Get(1, c, 2)");
  found = InF("void Get(); void Get(const ctx::Context&);", "Get()");
  EXPECT_EQ(found.fixed, "Get(c)");
}

TEST(OverloadWithContextTest, FindsSiblings) {
  for (const std::string name : {"Query", "query"}) {
    for (const std::string ending : {"Context", "WithContext", "Ctx",
                                     "_context", "_with_context", "_ctx"}) {
      const std::string sibling = name + ending;
      const Found found = InF("void " + name + "(int); void " + sibling +
                                  "(const ctx::Context&, int);",
                              name + "(1)");
      EXPECT_EQ(found.overload, "~" + sibling + "/0");
      EXPECT_EQ(found.fixed, sibling + "(c, 1)");
    }
  }
  EXPECT_EQ(
      InF("void Query(); void QueryAsync(const ctx::Context&);", "Query()")
          .overload,
      "");
}

TEST(OverloadWithContextTest, PrefersTheOverloadToTheSibling) {
  EXPECT_EQ(InF("void Get(); void Get(ctx::Context);"
                "void GetContext(ctx::Context);",
                "Get()")
                .overload,
            "Get/0");
}

TEST(OverloadWithContextTest, WantsTheSameParameters) {
  EXPECT_EQ(
      InF("void Get(int); void Get(ctx::Context, long);", "Get(1)").overload,
      "");
  EXPECT_EQ(InF("void Get(int); void Get(ctx::Context);", "Get(1)").overload,
            "");
  EXPECT_EQ(
      InF("void Get(int); void Get(ctx::Context, int, int = 0);", "Get(1)")
          .overload,
      "");
  EXPECT_EQ(InF("using Id = int;"
                "void Get(Id); void Get(ctx::Context, const int);",
                "Get(1)")
                .overload,
            "Get/0")
      << "aliases and const do not matter";
  EXPECT_EQ(InF("void Get(const char*, ...); "
                "void Get(ctx::Context, const char*);",
                "Get(\"\")")
                .overload,
            "");
}

TEST(OverloadWithContextTest, WantsTheContextThatIsAtHand) {
  EXPECT_EQ(InF("void Get(); void Get(az::Context);", "Get()").overload, "");
  EXPECT_EQ(InF("void Get(); void Get(ctx::Context*);", "Get()",
                "const ctx::Context& c")
                .overload,
            "")
      << "it might be changed";
  EXPECT_EQ(InF("void Get(); void Get(ctx::Context&);", "Get()",
                "const ctx::Context& c")
                .overload,
            "");
  EXPECT_EQ(
      InF("void Get(); void Get(ctx::Context&&);", "Get()", "ctx::Context c")
          .overload,
      "");
  EXPECT_EQ(
      InF("void Get(); void Get(ctx::Context*);", "Get()", "ctx::Context& c")
          .fixed,
      "Get(&c)");
  EXPECT_EQ(InF("void Get(); void Get(const ctx::Context&);", "Get()",
                "ctx::Context* c")
                .fixed,
            "Get(*c)");
}

TEST(OverloadWithContextTest, SaysNothingOfCallsThatTakeAContext) {
  EXPECT_EQ(InF("void Get(ctx::Context); void Get(ctx::Context, ctx::Context);",
                "Get(c)")
                .overload,
            "");
}

TEST(OverloadWithContextTest, WantsItCallable) {
  EXPECT_EQ(
      InF("void Get(); void Get(ctx::Context) = delete;", "Get()").overload,
      "");
  EXPECT_EQ(InF("void Get(); [[deprecated]] void Get(ctx::Context);", "Get()")
                .overload,
            "");
  EXPECT_EQ(Find("void Get(); void F(ctx::Context c) { Get(); }"
                 "void Get(ctx::Context);",
                 "Get()")
                .overload,
            "")
      << "declared only later";
  EXPECT_EQ(InF("void Get(int);"
                "template <class T> void Get(ctx::Context, T);",
                "Get(1)")
                .overload,
            "");
}

constexpr char kClass[] = R"cc(
  class Db {
   public:
    void Query() const;
    void QueryContext(const ctx::Context&) const;
    void Change();
    void Change(const ctx::Context&);
    void Read() const;
    void Read(const ctx::Context&);
    static void Open();
    static void Open(const ctx::Context&);
    void Mixed();
    static void Mixed(const ctx::Context&);
    void Secret();
    void Late();

   private:
    void Secret(const ctx::Context&);
    void Use(const ctx::Context& c) { Secret(); }

   public:
    void Late(const ctx::Context&);
  };
)cc";

TEST(OverloadWithContextTest, LooksAtMembersOfTheSameObject) {
  EXPECT_EQ(InF(kClass, "db.Query()", "const Db& db, ctx::Context c").fixed,
            "db.QueryContext(c)");
  EXPECT_EQ(InF(kClass, "db->Change()", "Db* db, ctx::Context c").fixed,
            "db->Change(c)");
  EXPECT_EQ(InF(kClass, "db.Read()", "const Db& db, ctx::Context c").overload,
            "")
      << "the object is const";
  EXPECT_EQ(InF(kClass, "Db::Open()").fixed, "Db::Open(c)");
  EXPECT_EQ(InF(kClass, "db.Mixed()", "Db& db, ctx::Context c").overload, "");
  EXPECT_EQ(InF(kClass, "db.Late()", "Db& db, ctx::Context c").overload,
            "Late/0");
}

TEST(OverloadWithContextTest, OffersWhatIsNotConstOnAnObjectThatIsNot) {
  EXPECT_EQ(InF(kClass, "db.Read()", "Db& db, ctx::Context c").overload,
            "Read/0");
}

TEST(OverloadWithContextTest, RespectsAccess) {
  EXPECT_EQ(InF(kClass, "db.Secret()", "Db& db, ctx::Context c").overload, "");
  EXPECT_EQ(Find(kClass, "Secret()").overload, "Secret/0");
  EXPECT_EQ(Find("class Base { public: void Get();"
                 "  protected: void Get(ctx::Context); };"
                 "struct Derived : Base { void F(ctx::Context c) { Get(); } };",
                 "Get()")
                .overload,
            "Get/0");
}

TEST(OverloadWithContextTest, ComparesTemplatesWithTemplates) {
  EXPECT_EQ(InF("template <class T> void Get(T) {}"
                "template <class T> void Get(const ctx::Context&, T) {}",
                "Get(1)")
                .fixed,
            "Get(c, 1)");
}

TEST(OverloadWithContextTest, LetsTheSiblingCallItself) {
  EXPECT_EQ(
      Find("void Get(); void GetContext(ctx::Context c) { Get(); }", "Get()")
          .overload,
      "");
  EXPECT_EQ(
      Find("void Get(); void Get(ctx::Context c) { Get(); }", "Get()").overload,
      "");
  EXPECT_EQ(Find("void Get(); void GetContext(ctx::Context c) {"
                 "  std::invoke([&] { Get(); }); }",
                 "Get()")
                .overload,
            "")
      << "nor in a lambda of it";
  EXPECT_EQ(Find("namespace a { void Get(); void GetContext(ctx::Context); }"
                 "void GetContext(ctx::Context c) { a::Get(); }",
                 "a::Get()")
                .overload,
            "~GetContext/0")
      << "another one of that name";
}

TEST(UseOverloadTest, GivesNoFixWhereItMightNotCompile) {
  EXPECT_EQ(InF("int Get(); long Get(ctx::Context);", "int x = Get()").overload,
            "")
      << "the test looks for the call alone";
  EXPECT_EQ(Find("int Get(); long Get(ctx::Context c);"
                 "void F(ctx::Context c) { int x = Get(); }",
                 "Get()")
                .fixed,
            "no fix")
      << "another result";
  EXPECT_EQ(InF("int Get(); long Get(ctx::Context);", "Get()").fixed, "Get(c)")
      << "which nobody uses";
  EXPECT_EQ(
      InF("void Get(int, int = 0); void Get(int, int, ctx::Context);", "Get(1)")
          .fixed,
      "no fix")
      << "behind an argument left out";
  EXPECT_EQ(InF("#define GET(x) Get(x)\n"
                "void Get(int); void Get(ctx::Context, int);",
                "GET(1)")
                .fixed,
            "no fix")
      << "in a macro";
  EXPECT_EQ(
      InF("void Get(); void Get(ctx::Context);", "std::invoke([] { Get(); })")
          .overload,
      "");
  EXPECT_EQ(Find("void Get(); void Get(ctx::Context);"
                 "void F(ctx::Context c) { std::invoke([] { Get(); }); }",
                 "Get()")
                .fixed,
            "no fix")
      << "not captured";
}

}  // namespace
}  // namespace ctxtidy::semantics
