#include "checks/semantics/propagation/deadlines.h"

#include <gtest/gtest.h>

#include "parsed.h"

namespace ctxtidy::semantics {
namespace {

constexpr char kModel[] = R"yaml(
model: net
contexts:
  - type: net::Call
    outgoing: true
    answers: [net::Answer, net::Listener]
    streams: [net::Stream]
deadlines:
  - function: net::Call::Limit
  - function: net::LimitTo
    context: arg1
cancel:
  - function: net::Call::End
)yaml";

constexpr char kNet[] = R"cc(
  namespace net {
  struct Call {
    Call();
    void Limit(int ms);
    void Say(const char* word);
    void End();
  };
  void LimitTo(int ms, Call* call);
  struct Answer {};
  struct Listener {};
  struct Stream {};
  }  // namespace net
  struct Question {};
  struct Stub {
    virtual net::Answer Ask(net::Call*, const Question&, int* reply);
    virtual void Tell(net::Call*, const Question*, net::Listener*);
    virtual net::Stream* Watch(net::Call*, const Question&);
  };
  void look(const net::Call&);
  void touch(net::Call*);
  bool yes();
)cc";

// "call via helper()" of each call found in a function with this body.
std::string Found(const std::string& body, const std::string& others = "") {
  const Parsed parsed(
      kNet + others + "void F(Stub& stub, Question q, int* r) {" + body + "}",
      ModelsOf(kModel));
  std::string all;
  for (const WithoutDeadline& found : CallsWithoutDeadline(parsed.In("F"))) {
    all += (all.empty() ? "" : "; ") +
           parsed.Text(found.call->getSourceRange()) + " with " + found.context;
    if (found.stream) all += ", stream";
    if (!found.path.empty()) {
      all += ", in " + parsed.Text(found.path.back()->getSourceRange());
    }
  }
  return all;
}

TEST(CallsWithoutDeadlineTest, AreKnownByTheirTypes) {
  EXPECT_EQ(Found("net::Call c; stub.Ask(&c, q, r);"),
            "stub.Ask(&c, q, r) with c");
  EXPECT_EQ(Found("net::Call c; net::Listener l; stub.Tell(&c, &q, &l);"),
            "stub.Tell(&c, &q, &l) with c");
  EXPECT_EQ(Found("net::Call c; stub.Watch(&c, q);"),
            "stub.Watch(&c, q) with c, stream");
  EXPECT_EQ(Found("net::Call c; touch(&c);"), "");
  EXPECT_EQ(Found("net::Call c; ask(&c, q, \"word\");",
                  "net::Answer ask(net::Call*, Question, const char*);"),
            "")
      << "a function of nobody knows whom";
  EXPECT_EQ(
      Found("net::Call c; s.Ask(&c, q, 3);",
            "struct S { net::Answer Ask(net::Call*, Question, int); } s;"),
      "")
      << "not what a stub looks like";
}

TEST(CallsWithoutDeadlineTest, AreNoneWhereADeadlineMayBe) {
  EXPECT_EQ(Found("net::Call c; c.Limit(1); stub.Ask(&c, q, r);"), "");
  EXPECT_EQ(Found("net::Call c; net::LimitTo(1, &c); stub.Ask(&c, q, r);"), "");
  EXPECT_EQ(Found("net::Call c; if (yes()) c.Limit(1); stub.Ask(&c, q, r);"),
            "");
  EXPECT_EQ(Found("net::Call c; touch(&c); stub.Ask(&c, q, r);"), "");
  EXPECT_EQ(Found("net::Call c; auto* p = &c; p->Limit(1);"
                  "stub.Ask(&c, q, r);"),
            "")
      << "under another name";
  EXPECT_EQ(Found("net::Call c; auto* p = &c; stub.Ask(p, q, r);"),
            "stub.Ask(p, q, r) with c");
  EXPECT_EQ(Found("net::Call c; look(c); stub.Ask(&c, q, r);"),
            "stub.Ask(&c, q, r) with c");
  EXPECT_EQ(Found("net::Call c; c.Say(\"word\"); stub.Ask(&c, q, r);"),
            "stub.Ask(&c, q, r) with c");
  EXPECT_EQ(Found("net::Call c; stub.Ask(&c, q, r); c.Limit(1);"),
            "stub.Ask(&c, q, r) with c");
  EXPECT_EQ(Found("net::Call c; stub.Ask(&c, q, r); c.End();"), "")
      << "somebody watches it";
}

TEST(CallsWithoutDeadlineTest, KnowRounds) {
  EXPECT_EQ(Found("net::Call c; while (yes()) {"
                  "  stub.Ask(&c, q, r); c.Limit(1); }"),
            "");
  EXPECT_EQ(Found("while (yes()) { net::Call c;"
                  "  stub.Ask(&c, q, r); c.Limit(1); }"),
            "stub.Ask(&c, q, r) with c");
  EXPECT_EQ(Found("net::Call* c = nullptr; while (yes()) {"
                  "  c = new net::Call; stub.Ask(c, q, r); c->Limit(1); }"),
            "stub.Ask(c, q, r) with c");
  EXPECT_EQ(Found("net::Call* c = nullptr; if (yes()) c = new net::Call;"
                  "stub.Ask(c, q, r);"),
            "");
}

TEST(CallsWithoutDeadlineTest, FollowContextsThroughTheUnit) {
  EXPECT_EQ(
      Found("net::Call c; help(stub, &c);",
            "void help(Stub& s, net::Call* c) { s.Ask(c, {}, nullptr); }"),
      "help(stub, &c) with c, in s.Ask(c, {}, nullptr)");
  EXPECT_EQ(Found("net::Call c; limit(c); stub.Ask(&c, q, r);",
                  "void limit(net::Call& c) { c.Limit(1); }"),
            "");
  EXPECT_EQ(Found("net::Call c; name(c); stub.Ask(&c, q, r);",
                  "void name(net::Call& c) { c.Say(\"word\"); }"),
            "stub.Ask(&c, q, r) with c");
  EXPECT_EQ(Found("auto* c = make(); stub.Ask(c, q, r);",
                  "net::Call* make() { return new net::Call; }"),
            "stub.Ask(c, q, r) with c");
  EXPECT_EQ(Found("auto* c = make(); stub.Ask(c, q, r);",
                  "net::Call* make() {"
                  "  auto* c = new net::Call; c->Limit(1); return c; }"),
            "");
  EXPECT_EQ(Found("auto* c = make(); stub.Ask(c, q, r);", "net::Call* make();"),
            "");
  EXPECT_EQ(Found("net::Call c; round(stub, &c);",
                  "void round(Stub& s, net::Call* c) {"
                  "  if (yes()) round(s, c); }"),
            "")
      << "and come to an end";
}

TEST(CallsWithoutDeadlineTest, KnowMembersOfObjectsMadeHere) {
  EXPECT_EQ(Found("Rpc rpc; stub.Ask(&rpc.call, q, r);",
                  "struct Rpc { net::Call call; };"),
            "stub.Ask(&rpc.call, q, r) with rpc.call");
  EXPECT_EQ(Found("auto* rpc = new Rpc; stub.Ask(&rpc->call, q, rpc->reply);",
                  "struct Rpc { net::Call call; int* reply; };"),
            "stub.Ask(&rpc->call, q, rpc->reply) with rpc->call");
  EXPECT_EQ(Found("Rpc rpc; stub.Ask(&rpc.call, q, r);",
                  "struct Rpc { Rpc() { call.Limit(1); } net::Call call; };"),
            "");
  EXPECT_EQ(Found("Rpc rpc; stub.Ask(&rpc.call, q, r);",
                  "struct Rpc { Rpc(); net::Call call; };"),
            "");
  EXPECT_EQ(Found("Rpc rpc; rpc.Limit(); stub.Ask(&rpc.call, q, r);",
                  "struct Rpc { void Limit() { call.Limit(1); }"
                  "  net::Call call; };"),
            "");
  EXPECT_EQ(Found("Rpc rpc; stub.Ask(&rpc.call, q, r);",
                  "struct Rpc { net::Call call; };"
                  "void End(Rpc& rpc) { rpc.call.End(); }"),
            "");
}

}  // namespace
}  // namespace ctxtidy::semantics
