#include "checks/semantics/survey/name_search.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "checks/model/review.h"
#include "tests/unit/semantics/parsed.h"

namespace ctxtidy::semantics {
namespace {

constexpr char kCode[] = R"(
  #define ACME_LOG(x)
  namespace acme { inline namespace v1 {
  template <class T> struct Base { bool IsOver(); };
  struct Request : Base<int> { Request Child(); int deadline; };
  struct Connection { Request request(); };
  template <class T> void Post(T);
  void Sleep(int);
  Request With(int, const Request&);
  enum class Code { kCancelled };
  using Alias = Request;
  } }
)";

// What is said of the names in that part of a model.
std::vector<Sighting> Search(const std::string& yaml) {
  const std::string text = "model: x\n" + yaml;
  const model::Review review =
      model::ReviewModels(llvm::MemoryBufferRef(text, "m.yaml"));
  EXPECT_FALSE(review.has_mistakes) << review.remarks;
  const Parsed parsed(kCode);
  return SearchNames(parsed.ast(), review.mentions, review.models);
}

TEST(NameSearchTest, Found) {
  for (const Sighting& sighting :
       Search("contexts:\n"
              "- {type: acme::Request, accessors: [request],\n"
              "   observe: [deadline], done: [IsOver]}\n"
              "roots: [{constructor: acme::Request}]\n"
              "pauses: [acme::Sleep/1, 'acme::*lee*', acme::(Nap|Sleep)]\n"
              "waits: [acme::Sleep without acme::Request]\n"
              "callables: [{function: acme::Post, runs: here}]\n"
              "wrappers: [acme::Base]\n"
              "canceled: {codes: [acme::Code::kCancelled]}\n"
              "logs: [{macro: ACME_LOG}]\n")) {
    EXPECT_TRUE(sighting.found) << sighting.nearest;
  }
}

TEST(NameSearchTest, NotFound) {
  const std::vector<Sighting> sightings = Search(
      "pauses: [acme::Slep, acne::Sleep, acme::Sleep/2, acme::Wake]\n"
      "wrappers: [acme::Alias]\n"
      "logs: [{macro: ACME_LOGS}]\n");
  for (const Sighting& sighting : sightings) EXPECT_FALSE(sighting.found);
  EXPECT_EQ(sightings[0].nearest, "acme::Sleep");
  EXPECT_EQ(sightings[1].nearest, "acme::Sleep");
  EXPECT_EQ(sightings[2].other_arity, 1u);
  EXPECT_EQ(sightings[3].nearest, "");
  EXPECT_EQ(sightings[4].alias_of, "acme::Request");
}

TEST(NameSearchTest, MembersOfAContext) {
  const std::vector<Sighting> sightings = Search(
      "contexts:\n"
      "- {type: acme::Request, accessors: [requst], done: [IsOvr]}\n"
      "roots: [{constructor: acme::Request}]\n");
  EXPECT_FALSE(sightings[1].found);
  EXPECT_EQ(sightings[1].nearest, "request");
  EXPECT_FALSE(sightings[2].found);
  EXPECT_EQ(sightings[2].nearest, "IsOver");
}

TEST(NameSearchTest, Parents) {
  const std::vector<Sighting> sightings = Search(
      "derive: [{function: acme::With/2}, {function: acme::With, parent: "
      "arg1},\n"
      "         {function: acme::Request::Child, parent: this}]\n"
      "contexts: [{type: acme::Request, done: [IsOver]}]\n"
      "roots: [{constructor: acme::Request}]\n");
  EXPECT_TRUE(sightings[0].found);
  EXPECT_FALSE(sightings[0].parent_found);
  EXPECT_EQ(sightings[0].other_parent, 1u);
  EXPECT_TRUE(sightings[2].parent_found);
}

}  // namespace
}  // namespace ctxtidy::semantics
