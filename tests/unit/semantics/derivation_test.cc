#include "checks/semantics/derivation.h"

#include <gtest/gtest.h>

#include <set>

#include "parsed.h"

namespace ctxtidy::semantics {
namespace {

constexpr char kTakers[] = R"cc(
  void take(ctx::Cancelable);
  void take_cancel(ctx::CancelFunc);
  void take_context(const ctx::Context&);
  void by_pointer(ctx::CancelFunc*);
  struct Owner {
    Owner(ctx::Cancelable c);
    ctx::CancelFunc cancel;
  };
  extern ctx::CancelFunc kept;
  bool yes();
)cc";

std::string NameOf(const clang::NamedDecl* decl) {
  return decl == nullptr ? "-" : decl->getNameAsString();
}

// For each derivation in the body: who cancels, the context, what ends the
// former; "-" for nobody.
std::string Held(const std::string& body) {
  const Parsed parsed(
      kTakers +
      ("ctx::Cancelable F(const ctx::Context& p, Owner& o) {" + body + "}"));
  std::string all;
  for (const Derivation& one : parsed.In("F").derivations()) {
    if (!all.empty()) all += "; ";
    all += one.cancel == nullptr ? "-" : one.CancelName();
    all += " " + NameOf(one.context) + " ";
    all += one.storage == nullptr       ? "-"
           : one.storage == one.cancel  ? "itself"
           : one.storage == one.context ? "context"
                                        : "bindings";
  }
  return all;
}

TEST(DerivationTest, IsHeldByVariables) {
  EXPECT_EQ(Held("auto [c, cancel] = ctx::WithCancel(p);"),
            "cancel c bindings");
  EXPECT_EQ(Held("const auto& [c, cancel] = ctx::WithCancel(p);"),
            "cancel c bindings");
  EXPECT_EQ(Held("auto [c, cancel] = ctx::WithPair(p);"), "cancel c bindings");
  EXPECT_EQ(Held("auto r = ctx::WithCancel(p);"), "r.cancel - itself");
  EXPECT_EQ(Held("ctx::Cancelable r{ctx::WithCancel(p)};"),
            "r.cancel - itself");
  EXPECT_EQ(Held("auto&& r = ctx::WithPair(p);"), "r.second - itself");
  EXPECT_EQ(Held("ctx::CancelFunc cancel = ctx::WithCancel(p).cancel;"),
            "cancel - itself");
  EXPECT_EQ(Held("auto cancel = ctx::WithPair(p).second;"), "cancel - itself");
  EXPECT_EQ(Held("auto r = std::move(ctx::WithCancel(p));"),
            "r.cancel - itself");
  EXPECT_EQ(Held("auto r = yes() ? ctx::WithCancel(p) : ctx::WithCancel(p);"),
            "r.cancel - itself");
  EXPECT_EQ(Held("if (auto r = ctx::WithCancel(p); yes()) {}"),
            "r.cancel - itself");
}

TEST(DerivationTest, IsHeldByAssignedVariables) {
  EXPECT_EQ(Held("auto c = p; ctx::CancelFunc cancel;"
                 "std::tie(c, cancel) = ctx::WithPair(p);"),
            "cancel c itself");
  EXPECT_EQ(Held("ctx::CancelFunc cancel;"
                 "cancel = ctx::WithCancel(p).cancel;"),
            "cancel - itself");
  EXPECT_EQ(Held("auto r = ctx::WithCancel(p); r = ctx::WithCancel(p);"),
            "r.cancel - itself; r.cancel - itself");
  EXPECT_EQ(Held("ctx::CancelFunc cancel;"
                 "std::tie(std::ignore, cancel) = ctx::WithPair(p);"),
            "cancel ignore itself");
}

TEST(DerivationTest, IsDiscarded) {
  EXPECT_EQ(Held("ctx::WithCancel(p);"), "- - -");
  EXPECT_EQ(Held("(void)ctx::WithCancel(p);"), "- - -");
  EXPECT_EQ(Held("if (yes()) ctx::WithCancel(p);"), "- - -");
  EXPECT_EQ(Held("for (;;) ctx::WithCancel(p);"), "- - -");
  EXPECT_EQ(Held("ctx::WithCancel(p), yes();"), "- - -");
  EXPECT_EQ(Held("take_context(ctx::WithCancel(p).context);"), "- - -");
  EXPECT_EQ(Held("int e = ctx::WithCancel(p).context.Err();"), "- - -");
  EXPECT_EQ(Held("auto c = ctx::WithCancel(p).context;"), "- c context");
  EXPECT_EQ(Held("auto c = p; c = ctx::WithCancel(p).context;"), "- c -");
  EXPECT_EQ(Held("auto c = p;"
                 "std::tie(c, std::ignore) = ctx::WithPair(p);"),
            "- c -");
  EXPECT_EQ(Held("return {ctx::WithCancel(p).context, kept};"), "- - -");
}

TEST(DerivationTest, HandedOnAtOnceIsNone) {
  EXPECT_EQ(Held("return ctx::WithCancel(p);"), "");
  EXPECT_EQ(Held("take(ctx::WithCancel(p));"), "");
  EXPECT_EQ(Held("take_cancel(ctx::WithCancel(p).cancel);"), "");
  EXPECT_EQ(Held("ctx::CancelGuard guard(ctx::WithCancel(p).cancel);"), "");
  EXPECT_EQ(Held("Owner owner(ctx::WithCancel(p));"), "");
  EXPECT_EQ(Held("Owner owner = ctx::WithCancel(p);"), "");
  EXPECT_EQ(Held("new Owner(ctx::WithCancel(p));"), "");
  EXPECT_EQ(Held("(Owner)ctx::WithCancel(p);"), "");
  EXPECT_EQ(Held("ctx::WithCancel(p).cancel();"), "");
  EXPECT_EQ(Held("o.cancel = ctx::WithCancel(p).cancel;"), "");
  EXPECT_EQ(Held("kept = ctx::WithCancel(p).cancel;"), "");
  EXPECT_EQ(Held("static auto r = ctx::WithCancel(p);"), "");
  EXPECT_EQ(Held("auto f = [r = ctx::WithCancel(p)] {};"), "");
  EXPECT_EQ(Held("ctx::Cancelable both[] = {ctx::WithCancel(p)};"), "");
}

TEST(DerivationTest, WithoutCancelFunctionIsNone) {
  EXPECT_EQ(Held("auto c = ctx::WithDeadline(p, 1);"), "");
}

TEST(DerivationTest, KeepsSourceOrderAndPlaces) {
  const Parsed parsed(R"cc(
    void F(const ctx::Context& p) {
      auto [a, cancel_a] = ctx::WithCancel(p);
      ctx::CancelFunc later;
      later = ctx::WithCancel(a).cancel;
    }
  )cc");
  const auto& all = parsed.In("F").derivations();
  ASSERT_EQ(all.size(), 2u);
  ASSERT_NE(all[0].declared, nullptr);
  EXPECT_EQ(parsed.Text(all[0].declared->getSourceRange()),
            "auto [a, cancel_a] = ctx::WithCancel(p);");
  EXPECT_EQ(all[0].origin, all[0].call);
  EXPECT_EQ(NameOf(all[0].callee), "WithCancel");
  EXPECT_EQ(all[0].result.guard, "ctx::CancelGuard");
  EXPECT_EQ(all[1].declared, nullptr);
  EXPECT_EQ(parsed.Text(all[1].origin->getSourceRange()),
            "later = ctx::WithCancel(a).cancel")
      << "only the assignment makes it somebody's";
}

// The lines of what is found, the first line of the body being 1: "uses 2 4
// calls 2 overwrites 3", and "aliased".
std::string UsesIn(const std::string& body) {
  const Parsed parsed(
      kTakers +
      ("\nctx::Cancelable F(const ctx::Context& p) {\n" + body + "}"));
  const Function& function = parsed.In("F");
  const unsigned first = parsed.Line(function.owner().getLocation());
  const Derivation& derivation = function.derivations().front();
  const CancelUses found = UsesOf(function, derivation);
  auto lines = [&](const char* title,
                   const llvm::DenseSet<const clang::Stmt*>& statements) {
    std::set<unsigned> sorted;
    for (const clang::Stmt* stmt : statements) {
      sorted.insert(parsed.Line(stmt->getBeginLoc()) - first);
    }
    std::string text = title;
    for (unsigned line : sorted) text += " " + std::to_string(line);
    return sorted.empty() ? "" : text + "; ";
  };
  return lines("uses", found.uses) + lines("calls", found.calls) +
         lines("overwrites", found.overwrites) +
         (found.aliased ? "aliased" : "");
}

TEST(UsesOfTest, SortsMentionsOfTheCancelFunction) {
  EXPECT_EQ(UsesIn("auto [c, cancel] = ctx::WithCancel(p);\n"), "");
  EXPECT_EQ(UsesIn("auto [c, cancel] = ctx::WithCancel(p);\n"
                   "cancel();\n"
                   "take_context(c);\n"
                   "take_cancel(cancel);\n"
                   "(void)cancel;\n"
                   "auto f = [cancel] {};\n"
                   "auto g = [&cancel] { cancel(); };\n"
                   "return {c, cancel};\n"),
            "uses 2 4 5 6 7 8; calls 2; ");
  EXPECT_EQ(UsesIn("ctx::CancelFunc cancel = ctx::WithCancel(p).cancel;\n"
                   "cancel = {};\n"
                   "auto c = p;\n"
                   "std::tie(c, cancel) = ctx::WithPair(p);\n"
                   "cancel();\n"),
            "uses 5; calls 5; overwrites 2 4; ");
}

TEST(UsesOfTest, LooksAtTheMemberOfAWholeResult) {
  EXPECT_EQ(UsesIn("auto r = ctx::WithCancel(p);\n"
                   "take_context(r.context);\n"
                   "r.cancel();\n"
                   "r.cancel = kept;\n"
                   "take(r);\n"
                   "r = ctx::WithCancel(p);\n"),
            "uses 3 5; calls 3; overwrites 4 6; ");
}

TEST(UsesOfTest, SeesWhoGotHoldOfItBefore) {
  EXPECT_EQ(UsesIn("ctx::CancelFunc cancel;\n"
                   "by_pointer(&cancel);\n"
                   "cancel = ctx::WithCancel(p).cancel;\n"),
            "uses 2; overwrites 3; aliased");
  EXPECT_EQ(UsesIn("ctx::CancelFunc cancel;\n"
                   "auto f = [&] { cancel(); };\n"
                   "cancel = ctx::WithCancel(p).cancel;\n"),
            "uses 2; overwrites 3; aliased");
  EXPECT_EQ(UsesIn("ctx::CancelFunc cancel;\n"
                   "ctx::CancelFunc& same = cancel;\n"
                   "cancel = ctx::WithCancel(p).cancel;\n"),
            "uses 2; overwrites 3; aliased");
  EXPECT_EQ(UsesIn("ctx::CancelFunc cancel;\n"
                   "cancel();\n"
                   "cancel = ctx::WithCancel(p).cancel;\n"),
            "uses 2; calls 2; overwrites 3; ");
  EXPECT_EQ(UsesIn("ctx::CancelFunc cancel;\n"
                   "cancel = ctx::WithCancel(p).cancel;\n"
                   "by_pointer(&cancel);\n"),
            "uses 3; overwrites 2; ");
}

TEST(ElementOfTest, CountsMembersAndTupleElements) {
  const Parsed parsed(R"cc(
    struct Three {
      int a, b;
      static int s;
      int c;
    };
    struct Declared;
    void F(Three three, std::pair<int, int> pair, Declared& declared, int number) {}
  )cc");
  auto element = [&](const char* variable, const char* member) {
    return ElementOf(parsed.Variable(variable).getType().getNonReferenceType(),
                     member);
  };
  EXPECT_EQ(element("three", "a"), 0);
  EXPECT_EQ(element("three", "c"), 2) << "statics do not count";
  EXPECT_EQ(element("three", "d"), DerivedResult::kNone);
  EXPECT_EQ(element("pair", "second"), 1);
  EXPECT_EQ(element("pair", "1"), 1);
  EXPECT_EQ(element("declared", "a"), DerivedResult::kNone);
  EXPECT_EQ(element("number", "a"), DerivedResult::kNone);
}

TEST(ResolveResultTest, FindsThePartsInTheType) {
  const Parsed parsed("void F(ctx::Cancelable both, ctx::CancelFunc only);");
  auto resolved = [&](const char* variable, const char* context,
                      const char* cancel) {
    return ResolveResult(parsed.Variable(variable).getType(), context, cancel);
  };
  constexpr int kNone = DerivedResult::kNone;
  constexpr int kWhole = DerivedResult::kWhole;
  EXPECT_EQ(resolved("both", ".context", ".cancel"), (DerivedResult{0, 1, ""}));
  EXPECT_EQ(resolved("both", "", ".cancel"), (DerivedResult{kNone, 1, ""}));
  EXPECT_EQ(resolved("both", ".0", ".1"), (DerivedResult{0, 1, ""}));
  EXPECT_EQ(resolved("only", "", "result"), (DerivedResult{kNone, kWhole, ""}));
  EXPECT_EQ(resolved("both", ".context", ".stop"), std::nullopt);
  EXPECT_EQ(resolved("both", ".context", ""), std::nullopt);
}

}  // namespace
}  // namespace ctxtidy::semantics
