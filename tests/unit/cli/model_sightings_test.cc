#include "driver/cli/model_sightings.h"

#include <gtest/gtest.h>

#include <string>

#include "llvm/Support/Error.h"

namespace ctxtidy::cli {
namespace {

using model::Mention;
using model::Named;
using semantics::Sighting;

Mention Of(Named kind, llvm::StringRef name) {
  Mention mention;
  mention.kind = kind;
  mention.name = llvm::cantFail(model::Selector::Parse(name));
  mention.place = "m.yaml:1:2";
  return mention;
}

std::string TextOf(const Mention& mention, const Sighting& sighting) {
  return ReportSightings({&mention, 1}, {&sighting, 1}, 2).text;
}

TEST(ModelSightingsTest, Missing) {
  Sighting nothing;
  EXPECT_EQ(TextOf(Of(Named::kMacro, "LOG"), nothing),
            "m.yaml:1:2: LOG: no such macro in 2 translation units\n"
            "0 of 1 name found in 2 translation units\n");
  nothing.nearest = "a::Read";
  EXPECT_EQ(TextOf(Of(Named::kFunction, "a::Raed"), nothing),
            "m.yaml:1:2: a::Raed: no such function in 2 translation units; did "
            "you mean 'a::Read'?\n"
            "0 of 1 name found in 2 translation units\n");
}

TEST(ModelSightingsTest, OthersOfTheName) {
  Sighting other;
  other.other_arity = 2;
  EXPECT_EQ(TextOf(Of(Named::kFunction, "F/1"), other),
            "m.yaml:1:2: F/1: there is such a function, but not with these "
            "parameters; one has 2 parameters\n"
            "0 of 1 name found in 2 translation units\n");
  other.alias_of = "a::B";
  EXPECT_EQ(TextOf(Of(Named::kClass, "a::A"), other),
            "m.yaml:1:2: a::A is an alias; name the class, 'a::B'\n"
            "0 of 1 name found in 2 translation units\n");
}

TEST(ModelSightingsTest, Parent) {
  Mention mention = Of(Named::kFunction, "a::With");
  mention.derives = true;
  Sighting sighting;
  sighting.found = true;
  sighting.other_parent = 1;
  const SightingsReport report =
      ReportSightings({&mention, 1}, {&sighting, 1}, 1);
  EXPECT_TRUE(report.all_found);
  EXPECT_EQ(report.text,
            "m.yaml:1:2: hint: a::With is no member of a context; did you mean "
            "'parent: arg1'?\n"
            "1 of 1 name found in 1 translation unit\n");
}

TEST(ModelSightingsTest, MembersOfUnknownClassesAreNotTold) {
  const Mention mentions[] = {Of(Named::kClass, "a::A"), [] {
                                Mention member = Of(Named::kMember, "Over");
                                member.context = "a::A";
                                return member;
                              }()};
  const Sighting sightings[2];
  EXPECT_EQ(ReportSightings(mentions, sightings, 2).text,
            "m.yaml:1:2: a::A: no such class in 2 translation units\n"
            "0 of 2 names found in 2 translation units\n");
}

}  // namespace
}  // namespace ctxtidy::cli
