#include "checks/registry.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace ctxtidy {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

TEST(RegistryTest, IsSortedByName) {
  std::vector<std::string> names;
  for (const CheckInfo* check : AllChecks()) {
    names.push_back(check->name.str());
  }
  EXPECT_FALSE(names.empty());
  EXPECT_TRUE(std::is_sorted(names.begin(), names.end()));
}

TEST(RegistryTest, IsValid) {
  EXPECT_THAT(Validate(AllChecks()), IsEmpty())
      << "Mend the CheckInfo at the end of the check's source.";
}

TEST(RegistryTest, FindsChecksWithAndWithoutPrefix) {
  for (const CheckInfo* check : AllChecks()) {
    EXPECT_EQ(FindCheck(check->name), check);
    EXPECT_EQ(FindCheck(FullName(*check)), check);
    EXPECT_EQ(FullName(*check), "ctx-" + check->name.str());
  }
  EXPECT_EQ(FindCheck("lost-cancels"), nullptr);
  EXPECT_EQ(FindCheck("ctx-ctx-lost-cancel"), nullptr);
  EXPECT_EQ(FindCheck("ctx-"), nullptr);
  EXPECT_EQ(FindCheck(""), nullptr);
}

TEST(RegistryTest, HasThePageOfEveryCheck) {
  for (const CheckInfo* check : AllChecks()) {
    EXPECT_TRUE(DocPage(*check).starts_with("# " + FullName(*check) + "\n"))
        << "docs/checks/" << check->name.str() << ".md";
  }
  CheckInfo unknown = *AllChecks().front();
  unknown.name = "not-a-check";
  EXPECT_EQ(DocPage(unknown), "");
}

void Ignore(Pass&, const semantics::Function&) {}

constexpr CheckInfo Good() {
  return {.name = "good-check",
          .summary = "all is well",
          .since = "0.1",
          .on_function = Ignore};
}

std::vector<std::string> Faults(const CheckInfo& check) {
  const CheckInfo* checks[] = {&check};
  return Validate(checks);
}

TEST(ValidateTest, FindsNothingInAGoodCheck) {
  EXPECT_THAT(Faults(Good()), IsEmpty());
}

TEST(ValidateTest, FindsNamesThatOccurTwice) {
  const CheckInfo one = Good(), other = Good();
  const CheckInfo* checks[] = {&one, &other};
  EXPECT_THAT(Validate(checks),
              ElementsAre("good-check: the name occurs twice"));
}

TEST(ValidateTest, FindsNamesThatAreNotKebabCase) {
  for (llvm::StringLiteral name :
       {llvm::StringLiteral("Good"), llvm::StringLiteral("good_check"),
        llvm::StringLiteral("-good"), llvm::StringLiteral("good-"),
        llvm::StringLiteral("")}) {
    CheckInfo check = Good();
    check.name = name;
    EXPECT_THAT(Faults(check), ElementsAre(HasSubstr("not kebab-case")))
        << name.str();
  }
}

TEST(ValidateTest, FindsBadSummaries) {
  for (llvm::StringLiteral summary :
       {llvm::StringLiteral(""), llvm::StringLiteral("All is well"),
        llvm::StringLiteral("all is well.")}) {
    CheckInfo check = Good();
    check.summary = summary;
    EXPECT_THAT(Faults(check), ElementsAre(HasSubstr("the summary")))
        << summary.str();
  }
}

TEST(ValidateTest, FindsChecksOfNoReleaseAndWithoutCallback) {
  CheckInfo check = Good();
  check.since = "";
  check.on_function = nullptr;
  EXPECT_THAT(Faults(check),
              ElementsAre(HasSubstr("first release"), HasSubstr("nothing")));
  check = Good();
  check.on_function = nullptr;
  check.on_call = [](Pass&, const semantics::Call&) {};
  EXPECT_THAT(Faults(check), IsEmpty());
  check.on_call = nullptr;
  check.on_signature = [](Pass&, const semantics::Signature&) {};
  EXPECT_THAT(Faults(check), IsEmpty());
}

TEST(ValidateTest, FindsBadOptions) {
  const Option options[] = {{"AllowThis", false, "allow this"},
                            {"AllowThis", true, "allow that"},
                            {"Limit", 3, ""},
                            {"Mode", llvm::StringLiteral("fast"), "a mode."}};
  CheckInfo check = Good();
  check.options = options;
  EXPECT_THAT(Faults(check), ElementsAre(HasSubstr("AllowThis occurs twice"),
                                         HasSubstr("help of Limit"),
                                         HasSubstr("help of Mode")));
}

TEST(ValidateTest, FindsEveryFault) {
  CheckInfo check = Good();
  check.name = "Bad";
  check.summary = "Bad";
  check.since = "";
  EXPECT_EQ(Faults(check).size(), 3u);
}

}  // namespace
}  // namespace ctxtidy
