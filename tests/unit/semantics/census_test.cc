#include "checks/semantics/survey/census.h"

#include <gtest/gtest.h>

#include "checks/semantics/survey/vocabulary.h"
#include "tests/unit/semantics/parsed.h"

namespace ctxtidy::semantics {
namespace {

Census CensusOf(llvm::StringRef code) {
  const Parsed parsed(code);
  return TakeCensus(parsed.ast(), *MiniModels());
}

constexpr char kToken[] = R"(
  namespace acme {
  struct Token {
    bool IsCancelled() const;
    void Cancel();
    Token Child() const;
  };
  }
  using acme::Token;
)";

TEST(CensusTest, Takers) {
  const Census census = CensusOf(std::string(kToken) + R"(
    void Leaf(int, const Token&);
    void Outer(const Token& t, int) { Leaf(1, t); }
    void Maybe(Token* t = nullptr) { if (t) return; }
    void Unless(Token* t, int) { if (nullptr != t) return; }
    void Template(int, Token t = Token());
  )");
  const TypeFacts& facts = census.types.at("acme::Token");
  ASSERT_EQ(facts.takers.size(), 5u);
  const auto taker = [&](const std::string& name) {
    return facts.takers.lower_bound(name)->second;
  };
  EXPECT_TRUE(taker("Leaf(").last);
  EXPECT_FALSE(taker("Leaf(").hands_on);
  EXPECT_EQ(taker("Leaf(").way, Way::kConstReference);
  EXPECT_TRUE(taker("Outer(").first);
  EXPECT_TRUE(taker("Outer(").hands_on);
  EXPECT_TRUE(taker("Maybe(").alone);
  EXPECT_TRUE(taker("Maybe(").null_default);
  EXPECT_TRUE(taker("Maybe(").tests);
  EXPECT_TRUE(taker("Unless(").tests);
  EXPECT_TRUE(taker("Template(").other_default);
  EXPECT_EQ(facts.default_made.size(), 1u);
}

TEST(CensusTest, MakersAndAccessors) {
  const Census census = CensusOf(std::string(kToken) + R"(
    struct Connection { Token& token(); Token MakeToken(); };
    struct Options { Token stop; };
    struct Result { Token token; int cancel; };
    const Token kNone;
    Token Background();
    Result WithTimeout(const Token& parent, int);
  )");
  const TypeFacts& facts = census.types.at("acme::Token");
  EXPECT_EQ(facts.accessors.count("token"), 1u);
  EXPECT_EQ(facts.accessors.count("stop"), 1u);
  EXPECT_EQ(facts.accessors.count("MakeToken"), 0u);
  EXPECT_EQ(facts.variables.count("kNone"), 1u);
  const auto maker = [&](const std::string& name) {
    return facts.makers.lower_bound(name)->second;
  };
  EXPECT_EQ(maker("Background(").parent, std::nullopt);
  EXPECT_EQ(maker("WithTimeout(").parent, 0u);
  EXPECT_EQ(maker("WithTimeout(").context, ".token");
  EXPECT_EQ(maker("WithTimeout(").cancel, ".cancel");
  EXPECT_TRUE(maker("acme::Token::Child(").is_member);
}

TEST(CensusTest, Overloads) {
  const Census census = CensusOf(std::string(kToken) + R"(
    int Read(int); int Read(int, Token&); int Write(int, Token&);
    void Write(long);
  )");
  EXPECT_EQ(census.types.at("acme::Token").overloads,
            std::set<std::string>{"Read"});
}

TEST(CensusTest, WhatIsNoContext) {
  const Census census = CensusOf(R"(
    struct Widget { bool done(); };
    struct AbortError {};
    void A(Widget&); void B(AbortError&);
  )");
  EXPECT_TRUE(census.types.empty());
}

TEST(CensusTest, AddsUp) {
  Census one = CensusOf(std::string(kToken) + "void F(Token&);");
  one.Add(CensusOf(std::string(kToken) +
                   "void G(Token&); void F(Token& t) { G(t); }"));
  const TypeFacts& facts = one.types.at("acme::Token");
  ASSERT_EQ(facts.takers.size(), 2u);
  EXPECT_TRUE(facts.takers.begin()->second.hands_on);
}

TEST(VocabularyTest, Words) {
  using Words = std::vector<std::string>;
  EXPECT_EQ(WordsOf("GetStopToken"), (Words{"get", "stop", "token"}));
  EXPECT_EQ(WordsOf("get_stop_token_"), (Words{"get", "stop", "token"}));
  EXPECT_EQ(WordsOf("HTTPContext"), (Words{"http", "context"}));
  EXPECT_EQ(WordsOf(""), Words{});
}

TEST(VocabularyTest, Sounds) {
  for (const char* name : {"Context", "CancellationToken", "abort_source",
                           "Interruptible", "OpCtx", "Deadline"}) {
    EXPECT_TRUE(SoundsLikeContext(name)) << name;
  }
  for (const char* name : {"Widget", "CancelledException", "ContextFactory",
                           "StatusCode", "ContextOptions"}) {
    EXPECT_FALSE(SoundsLikeContext(name)) << name;
  }
  for (const char* name : {"IsCancelled", "stop_requested", "ShouldStop",
                           "abort_requested", "interrupted", "IsDone"}) {
    EXPECT_TRUE(SoundsDone(name)) << name;
  }
  for (const char* name :
       {"request_stop", "Cancel", "SetCancelled", "stop_possible", "size"}) {
    EXPECT_FALSE(SoundsDone(name)) << name;
  }
  for (const char* name : {"ThrowIfCancelled", "GetDeadline", "CheckInterrupt",
                           "Err", "subscribe", "AsyncNotifyWhenDone"}) {
    EXPECT_TRUE(SoundsLooking(name)) << name;
  }
  for (const char* name : {"Cancel", "TryCancel", "request_stop", "Abort"}) {
    EXPECT_TRUE(SoundsCancelling(name)) << name;
  }
  EXPECT_FALSE(SoundsCancelling("CancelledBy"));
  EXPECT_TRUE(SoundsLikeSettingDeadline("set_deadline"));
  EXPECT_FALSE(SoundsLikeSettingDeadline("deadline"));
  EXPECT_TRUE(SoundsDetaching("WithoutCancel"));
}

}  // namespace
}  // namespace ctxtidy::semantics
