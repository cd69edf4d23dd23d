#include "checks/semantics/roots.h"

#include <gtest/gtest.h>

#include "parsed.h"

namespace ctxtidy::semantics {
namespace {

constexpr char kOthers[] = R"cc(
  void take(const ctx::Context&);
  void take_az(az::Context);
  void take_pointer(ctx::Context*);
  bool yes();
  struct Request {
    const ctx::Context& context() const;
  };
)cc";

// What the first root of the source should be, and the source with it.
struct Instead {
  std::string context = "nothing";
  std::string fixed;
};

Instead Find(const std::string& source) {
  const Parsed parsed(kOthers + source);
  const std::size_t before = std::string(kOthers).size();
  for (const auto& function : parsed.unit().functions()) {
    for (const RootUse& root : function->roots()) {
      auto context = ContextInsteadOf(*function, root);
      if (!context) return {};
      const auto fix = ReplaceRoot(*function, root, *context);
      return {context->spelling,
              fix.empty() ? "no fix" : parsed.Fixed(fix).substr(before)};
    }
  }
  return {"no root", ""};
}

std::string At(const std::string& body,
               const std::string& parameters = "const ctx::Context& c") {
  return Find("void F(" + parameters + ") {" + body + "}").context;
}

TEST(ContextInsteadOfTest, IsTheBestAtHand) {
  EXPECT_EQ(At("take(ctx::Background());"), "c");
  EXPECT_EQ(At("auto r = ctx::Background(); take(r);"), "c");
  EXPECT_EQ(At("take(ctx::Background());", "const Request& r"), "r.context()");
  EXPECT_EQ(At("take(ctx::Background());", ""), "nothing");
  EXPECT_EQ(At("take(ctx::Background());", "const ctx::Context&"), "nothing");
  EXPECT_EQ(At("take_az(az::Context{});", "az::Context a"), "a");
  EXPECT_EQ(At("take_az(az::Context::kApplication);", "az::Context a"), "a");
}

TEST(ContextInsteadOfTest, IsOneOfTheSameLibraryOrARequest) {
  EXPECT_EQ(At("take(ctx::Background());", "az::Context a"), "nothing");
  EXPECT_EQ(At("take(ctx::Background());", "az::Context a, ctx::Context c"),
            "c");
  EXPECT_EQ(At("take(ctx::Background());", "rpc::ServerContext* r"), "r");
}

TEST(ContextInsteadOfTest, IsNoneWhereWorkStarts) {
  EXPECT_EQ(Find("int main() { ctx::Context c = ctx::Background();"
                 "  auto d = c; take(ctx::Background()); }")
                .context,
            "nothing");
  EXPECT_EQ(Find("[[clang::annotate(\"ctx::root\")]] void F(ctx::Context c) {"
                 "  take(ctx::Background()); }")
                .context,
            "nothing");
  EXPECT_EQ(Find("[[clang::annotate(\"ctx::root\")]] void F(ctx::Context c) {"
                 "  std::invoke([&] { take(ctx::Background()); }); }")
                .context,
            "nothing")
      << "nor in what it runs";
}

TEST(ContextInsteadOfTest, IsNoneForWhatLivesLonger) {
  EXPECT_EQ(At("static auto r = ctx::Background();"), "nothing");
  EXPECT_EQ(Find("struct S { S(ctx::Context c) : r(ctx::Background()) {}"
                 "  ctx::Context r; };")
                .context,
            "nothing");
  EXPECT_EQ(Find("struct S { ctx::Context r = ctx::Background(); };").context,
            "nothing");
  EXPECT_EQ(Find("auto r = ctx::Background();").context, "nothing");
  EXPECT_EQ(Find("struct S { S(ctx::Context c) { take(ctx::Background()); } };")
                .context,
            "c");
}

TEST(ContextInsteadOfTest, IsNoneInATaskOfItsOwn) {
  EXPECT_EQ(At("std::thread([] { take(ctx::Background()); });"), "nothing");
  EXPECT_EQ(At("std::thread([c] { take(ctx::Background()); });"), "nothing");
  EXPECT_EQ(At("std::thread(take, ctx::Background());"), "nothing");
  EXPECT_EQ(At("std::thread([](ctx::Context d) {"
               "  take(ctx::Background()); }, c);"),
            "d");
  EXPECT_EQ(At("std::invoke([&] { take(ctx::Background()); });"), "c");
  EXPECT_EQ(At("std::thread([] { std::invoke([] {"
               "  take(ctx::Background()); }); });"),
            "nothing");
}

TEST(ContextInsteadOfTest, IsNoneInComparisons) {
  EXPECT_EQ(At("if (c == ctx::Background()) yes();"), "nothing");
  EXPECT_EQ(At("if (c != ctx::Background()) yes();"), "nothing");
}

TEST(ContextInsteadOfTest, IsNoneWhereTheContextMayBeAbsent) {
  const std::string pointer = "ctx::Context* p";
  EXPECT_EQ(At("take(p ? *p : ctx::Background());", pointer), "nothing");
  EXPECT_EQ(At("if (p) take(*p); else take(ctx::Background());", pointer),
            "nothing");
  EXPECT_EQ(
      At("if (p) { take(*p); return; } take(ctx::Background());", pointer),
      "nothing");
  EXPECT_EQ(At("auto d = ctx::Background(); if (p) d = *p;", pointer),
            "nothing");
  EXPECT_EQ(At("if (p == nullptr) take(ctx::Background());", pointer),
            "nothing");
  EXPECT_EQ(At("if (yes()) take(ctx::Background());", pointer), "p");
  EXPECT_EQ(At("if (p) yes(); take(ctx::Background());", pointer), "p");
  EXPECT_EQ(At("if (r) take(ctx::Background());", "rpc::ServerContext* r"), "r")
      << "a request is always there";
}

TEST(ContextInsteadOfTest, IsNoneWhereTheRootIsAnAlternative) {
  EXPECT_EQ(At("take(o.value_or(ctx::Background()));",
               "ctx::Context c, std::optional<ctx::Context> o"),
            "nothing");
  EXPECT_EQ(At("take(o ? *o : ctx::Background());",
               "ctx::Context c, std::optional<ctx::Context> o"),
            "nothing");
}

TEST(ContextInsteadOfTest, LooksWhatBecomesOfAVariableLeftToItsDefault) {
  const std::string parameters = "const az::Context& a";
  EXPECT_EQ(At("az::Context r; take_az(r);", parameters), "a");
  EXPECT_EQ(At("az::Context r;", parameters), "nothing") << "nobody uses it";
  EXPECT_EQ(At("az::Context r; r = a; take_az(r);", parameters), "nothing");
  EXPECT_EQ(At("az::Context r; auto f = [&r] {}; take_az(r);", parameters),
            "nothing");
  EXPECT_EQ(At("az::Context r; az::Context* p = &r;", parameters), "nothing");
}

TEST(ReplaceRootTest, PutsTheContextInItsPlace) {
  EXPECT_EQ(Find("void F(ctx::Context c) { take(ctx::Background()); }").fixed,
            "void F(ctx::Context c) { take(c); }");
  EXPECT_EQ(Find("void F(ctx::Context* p) { take(ctx::Background()); }").fixed,
            "void F(ctx::Context* p) { take(*p); }");
  EXPECT_EQ(Find("void F(const Request& r) { take(ctx::Background()); }").fixed,
            "void F(const Request& r) { take(r.context()); }");
  EXPECT_EQ(Find("void F(az::Context a) { take_az(az::Context{}); }").fixed,
            "void F(az::Context a) { take_az(a); }");
}

TEST(ReplaceRootTest, GivesNoFixWhereItMightNotCompile) {
  EXPECT_EQ(
      Find("void F(rpc::ServerContext* r) { take(ctx::Background()); }").fixed,
      "no fix");
  EXPECT_EQ(Find("void F(ctx::Context c) {"
                 "  std::invoke([] { take(ctx::Background()); }); }")
                .fixed,
            "no fix");
  EXPECT_EQ(
      Find("void F(const az::Context& a) { az::Context r; take_az(r); }").fixed,
      "no fix");
  EXPECT_EQ(Find("void F(ctx::Context* p) { ctx::Background().Err(); }").fixed,
            "no fix");
  EXPECT_EQ(Find("#define ROOT ctx::Background()\n"
                 "void F(ctx::Context c) { take(ROOT); }")
                .fixed,
            "no fix");
}

}  // namespace
}  // namespace ctxtidy::semantics
