#include "driver/engine/check_filter.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "checks/registry.h"

namespace ctxtidy::engine {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

// The names that `globs` select, or the error.
std::vector<std::string> Select(llvm::StringRef globs) {
  auto checks = SelectChecks(globs, AllChecks());
  if (!checks) return {llvm::toString(checks.takeError())};
  std::vector<std::string> names;
  for (const CheckInfo* check : *checks) names.push_back(FullName(*check));
  return names;
}

TEST(CheckFilterTest, All) {
  EXPECT_EQ(Select("*").size(), AllChecks().size());
  EXPECT_EQ(Select("ctx-*").size(), AllChecks().size());
}

TEST(CheckFilterTest, LaterGlobsWin) {
  EXPECT_THAT(Select("-*,ctx-lost-cancel"), ElementsAre("ctx-lost-cancel"));
  EXPECT_THAT(Select("*,-ctx-lost-*"), Not(Contains("ctx-lost-cancel")));
  EXPECT_THAT(Select("-ctx-lost-cancel,*"), Contains("ctx-lost-cancel"));
}

TEST(CheckFilterTest, BlanksAndLineEndsSeparateToo) {
  EXPECT_THAT(Select("-*,\n  ctx-lost-cancel ,\n"),
              ElementsAre("ctx-lost-cancel"));
}

TEST(CheckFilterTest, UnknownNames) {
  EXPECT_THAT(Select("ctx-lost-cancl"),
              ElementsAre("there is no check 'ctx-lost-cancl'; did you mean "
                          "'ctx-lost-cancel'?"));
  EXPECT_THAT(Select("*,-bugprone-*"),
              ElementsAre(HasSubstr("there is no check 'bugprone-*'")));
}

TEST(CheckFilterTest, NothingSelected) {
  EXPECT_THAT(Select("-*"), ElementsAre("'-*' selects no check"));
  EXPECT_THAT(Select(""), ElementsAre("'' selects no check"));
}

}  // namespace
}  // namespace ctxtidy::engine
