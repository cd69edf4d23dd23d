#include "driver/cli/model_draft.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "checks/model/review.h"
#include "driver/cli/model_candidates.h"

namespace ctxtidy::cli {
namespace {

using semantics::Census;
using semantics::Maker;
using semantics::Taker;
using semantics::TypeFacts;
using semantics::Way;
using ::testing::HasSubstr;
using ::testing::Not;

// A type that `number` functions take as their last argument and hand on.
TypeFacts TakenBy(unsigned number) {
  TypeFacts facts;
  for (unsigned i = 0; i < number; ++i) {
    Taker& taker = facts.takers["f" + std::to_string(i)];
    taker.way = Way::kConstReference;
    taker.last = true;
    taker.hands_on = true;
  }
  return facts;
}

TypeFacts Cancellable(unsigned number) {
  TypeFacts facts = TakenBy(number);
  facts.members["IsCancelled"].boolean = true;
  facts.members["GetDeadline"].of = "a::Context";
  return facts;
}

std::string Draft(const Census& census) { return DraftModel(census, "", 7); }

TEST(ModelDraftTest, Context) {
  Census census;
  census.types["a_b::Context"] = Cancellable(5);
  census.types["a_b::Context"].accessors["context"] = {"a::R", "a::S"};
  EXPECT_EQ(
      Draft(census),
      "# Proposed by `ctxtidy model infer` from 7 translation units. It is a "
      "start: read every line, delete\n"
      "# what is wrong, and ask `ctxtidy model check` and `ctxtidy check "
      "--model` what they think.\n"
      "model: a-b\n"
      "\n"
      "contexts:\n"
      "  # Taken by 5 functions (5 by const reference); 5 hand it on.\n"
      "  - type: a_b::Context\n"
      "    shape: token\n"
      "    position: last  # Of 5 longer parameter lists first in 0, last in "
      "5.\n"
      "    accessors: [context]  # Of 2 classes.\n"
      "    observe: [GetDeadline]\n"
      "    done: [IsCancelled]\n");
}

TEST(ModelDraftTest, PassesReview) {
  Census census;
  TypeFacts& facts = census.types["a::Context"] = Cancellable(9);
  facts.default_made = {"x.cc:1:1"};
  facts.variables = {"a::Context::kNone"};
  for (const char* name : {"a::Background", "a::WithTimeout", "a::Current",
                           "a::Context::Detach", "a::ContextOf"}) {
    facts.makers[name].name = name;
  }
  facts.makers["a::Background"].needs_nothing = true;
  facts.makers["a::Current"].needs_nothing = true;
  facts.makers["a::WithTimeout"].parent = 0;
  facts.makers["a::WithTimeout"].context = ".context";
  facts.makers["a::WithTimeout"].cancel = ".cancel";
  facts.makers["a::Context::Detach"].is_member = true;
  facts.overloads = {"a::Read", "a::Name"};
  census.cancel_codes = {"a::Code::kCancelled"};
  const std::string text = Draft(census);
  const model::Review review =
      model::ReviewModels(llvm::MemoryBufferRef(text, "draft"));
  EXPECT_FALSE(review.has_mistakes) << review.remarks;
  EXPECT_EQ(review.remarks, "");
  EXPECT_EQ(model::Summary(review.models.at(0)),
            "a: 1 context, 3 roots, 2 ways to derive, 1 ambient context, 1 "
            "blocking function, 1 sign of cancellation");
  EXPECT_THAT(text, HasSubstr("  - function: a::WithTimeout\n"
                              "    parent: arg0\n"
                              "    context: .context\n"
                              "    cancel: .cancel\n"
                              "    deadline: true\n"));
  EXPECT_THAT(text, HasSubstr("  - function: a::Context::Detach\n"
                              "    parent: this\n"
                              "    detaches: true\n"));
  EXPECT_THAT(text, HasSubstr("  # - function: a::ContextOf  # Or does"));
  EXPECT_THAT(text, HasSubstr("  # - function: a::Name without a::Context"));
}

TEST(ModelDraftTest, Nullable) {
  Census census;
  TypeFacts& facts = census.types["a::Request"] = Cancellable(4);
  for (auto& [name, taker] : facts.takers) taker.way = Way::kPointer;
  EXPECT_THAT(Draft(census), Not(HasSubstr("nullable")));
  facts.takers["f0"].null_default = true;
  EXPECT_THAT(Draft(census), HasSubstr("nullable: true  # Null by default in "
                                       "1, tested for null in 0.\n"));
  EXPECT_THAT(Draft(census), HasSubstr("shape: operation\n"));
  facts.owners = {"a::R", "a::S", "a::T"};
  facts.accessors["own_"] = {"a::R"};
  EXPECT_THAT(Draft(census), HasSubstr("    # members: true  # 3 classes keep "
                                       "one: is it theirs for life?\n"));
  EXPECT_THAT(Draft(census), Not(HasSubstr("accessors")));
}

TEST(ModelDraftTest, NothingToPropose) {
  Census census;
  EXPECT_EQ(Draft(census), "");
  // Nothing says when it is over.
  census.types["a::GlContext"] = TakenBy(20);
  EXPECT_EQ(Draft(census), "");
  // An event can be asked, too.
  census.types["a::WatchEvent"] = Cancellable(4);
  EXPECT_EQ(Draft(census), "");
  // One function is no custom.
  census.types["a::Context"] = Cancellable(1);
  EXPECT_EQ(Draft(census), "");
}

TEST(ModelCandidatesTest, BestFirst) {
  Census census;
  census.types["a::StopToken"] = Cancellable(9);
  census.types["a::Context"] = Cancellable(90);
  census.types["a::Derived"] = Cancellable(50);
  census.types["a::Derived"].bases = {"a::Context"};
  census.types["a::GlContext"] = TakenBy(20);
  for (int i = 0; i < 9; ++i) {
    census.types["a::Future" + std::to_string(i)] = Cancellable(5);
  }
  const Candidates chosen = ChooseCandidates(census);
  ASSERT_EQ(chosen.likely.size(), 2u);
  EXPECT_EQ(chosen.likely[0].type, "a::Context");
  EXPECT_EQ(chosen.likely[1].type, "a::StopToken");
  ASSERT_EQ(chosen.doubtful.size(), 1u);
  EXPECT_EQ(chosen.doubtful[0].type, "a::GlContext");
}

}  // namespace
}  // namespace ctxtidy::cli
