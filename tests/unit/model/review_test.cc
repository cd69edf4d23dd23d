// What can be said about a model by reading it, with the exact text.

#include "checks/model/review.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "checks/model/embedded.h"
#include "llvm/ADT/StringRef.h"

namespace ctxtidy::model {
namespace {

Review ReviewOf(llvm::StringRef yaml) {
  return ReviewModels(llvm::MemoryBufferRef(yaml, "m.yaml"));
}

struct RemarkCase {
  const char* yaml;
  const char* remarks;
};

TEST(ReviewTest, Mistakes) {
  const RemarkCase kCases[] = {
      {"model: x\nroots:\n- function: a::(F|G)\n- function: a::G\n",
       "m.yaml:4:3: 'a::G' never counts: 'a::(F|G)' in line 3 comes first"},
      {"model: x\npauses: ['a::*', a::b::F]\n",
       "m.yaml:2:18: 'a::b::F' never counts: 'a::*' in line 2 comes first"},
      {"model: x\nblocking:\n- {function: F, advice: use G}\n"
       "- {function: F/2, advice: use H}\n",
       "m.yaml:4:3: 'F/2' never counts: 'F' in line 3 comes first"},
      {"model: x\nderive:\n- {function: F/1, parent: arg1}\n",
       "m.yaml:3:3: 'F/1' has no argument 1: they count from 0"},
      {"model: x\nblocking:\n- {function: F/1, instead: 'G({ctx}, {1})'}\n",
       "m.yaml:3:3: 'F/1' has no argument 1: they count from 0"},
      {"model: x\ncontexts:\n- {type: A, done: [Over, Over]}\n"
       "roots:\n- constructor: A\n",
       "m.yaml:3:26: 'Over' is given twice"},
      {"model: x\ncontexts:\n- {type: A, done: [Over]}\n"
       "- {type: A, done: [Over]}\nroots:\n- constructor: A\n",
       "m.yaml:4:3: 'A' has been described before, in line 3"},
      {"model: x\npauses: [F with A without A]\n",
       "m.yaml:2:10: 'F with A without A' matches nothing: it wants a "
       "parameter both there and not"},
      {"model: x\npauses: [F/0 with A]\n",
       "m.yaml:2:10: 'F/0 with A' matches nothing: it wants a parameter, and "
       "none"},
      {"model: x\nroot: []\n",
       "m.yaml:2:1: unknown key 'root'; did you mean 'roots'?"},
  };
  for (const RemarkCase& test : kCases) {
    const Review review = ReviewOf(test.yaml);
    EXPECT_TRUE(review.has_mistakes) << test.yaml;
    EXPECT_EQ(review.remarks, test.remarks);
  }
}

TEST(ReviewTest, Hints) {
  const RemarkCase kCases[] = {
      {"model: x\ncontexts:\n- {type: A, nullable: true}\n",
       "m.yaml:3:3: hint: name the members of 'A' that look at it, in 'done' "
       "and 'observe': without them no loop seems to look"},
      {"model: x\ncontexts:\n- {type: A, done: [Over]}\n",
       "m.yaml:3:1: hint: there are no 'roots': what makes such a context that "
       "is related to no other?"},
      {"model: x\ncontexts:\n- {type: A, done: [Over], nullable: true}\n"
       "derive:\n- function: A::Child\n",
       "m.yaml:5:3: hint: 'A::Child' is a member of 'A'; add 'parent: this' if "
       "the object is the parent, else 'parent: arg0'"},
      {"model: x\nkeys:\n- {set: F, key: arg0, typed: K}\n",
       "m.yaml:3:3: hint: without 'get', keys of look-ups are not looked at"},
      {"model: x\ncontexts:\n- {type: 'std::stop_token', done: [Over]}\n"
       "roots:\n- function: F\n",
       "m.yaml:3:3: hint: the built-in model 'std' describes "
       "'std::stop_token', "
       "too, and counts; name this model 'std' to replace it"},
  };
  for (const RemarkCase& test : kCases) {
    const Review review = ReviewOf(test.yaml);
    EXPECT_FALSE(review.has_mistakes) << test.yaml;
    EXPECT_EQ(review.remarks, test.remarks);
  }
}

TEST(ReviewTest, MakesWhatIsNotOutgoing) {
  const Review review = ReviewOf(
      "model: x\ncontexts:\n- {type: A, done: [Over], nullable: true}\n"
      "derive:\n- {function: F, makes: A}\n");
  EXPECT_TRUE(review.has_mistakes);
  EXPECT_EQ(review.remarks,
            "m.yaml:5:3: 'A' is not one of the 'contexts' that are "
            "'outgoing'");
}

TEST(ReviewTest, NothingToSay) {
  for (const char* yaml : {"model: x\nroots:\n- function: F/1\n- function: F\n",
                           "model: x\nambient:\n- {function: F, coroutine: A}\n"
                           "- {function: F, coroutine: B}\n",
                           "model: x\npauses: [F with A, F without A, F]\n",
                           "model: x\ncontexts:\n- {type: A, outgoing: true}\n",
                           "model: x\ncontexts:\n- {type: A, outgoing: true}\n"
                           "derive:\n- {function: F, makes: A}\n"}) {
    EXPECT_EQ(ReviewOf(yaml).remarks, "") << yaml;
  }
}

TEST(ReviewTest, BuiltinModelsHaveNoMistakes) {
  for (const embedded::File& file : embedded::Models()) {
    const Review review =
        ReviewModels(llvm::MemoryBufferRef(file.text, file.name));
    EXPECT_FALSE(review.has_mistakes) << review.remarks;
  }
}

TEST(ReviewTest, Mentions) {
  const Review review = ReviewOf(
      "model: x\nderive:\n- {parent: arg1, function: a::F without a::B}\n"
      "contexts:\n- {done: [Over], type: a::A}\n"
      "roots:\n- constructor: a::A\n");
  std::vector<std::string> found;
  for (const Mention& mention : review.mentions) {
    found.push_back(mention.place + " " + mention.name.text());
  }
  EXPECT_EQ(found,
            (std::vector<std::string>{
                "m.yaml:3:28 a::B", "m.yaml:3:28 a::F without a::B",
                "m.yaml:5:11 Over", "m.yaml:5:24 a::A", "m.yaml:7:16 a::A"}));
  EXPECT_EQ(review.mentions[1].parent, 1u);
  EXPECT_EQ(review.mentions[2].context, "a::A");
}

TEST(ReviewTest, Summary) {
  EXPECT_EQ(Summary(ReviewOf("model: x\ncontexts:\n- type: A\n"
                             "roots:\n- function: F\n- function: G\n")
                        .models.at(0)),
            "x: 1 context, 2 roots");
  EXPECT_EQ(Summary(ReviewOf("model: x\n").models.at(0)), "x: nothing");
}

}  // namespace
}  // namespace ctxtidy::model
