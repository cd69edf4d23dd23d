#include "driver/cli/option.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace ctxtidy::cli {
namespace {

constexpr Option kNumber{"Limit", 3, "how many"};
constexpr Option kText{"Word", llvm::StringLiteral("x"), "which"};
constexpr Option kFlag{"Strict", false, "whether"};

// The value that `text` becomes, or the error.
std::string ValueOf(const Option& option, llvm::StringRef text) {
  auto value = OptionValue({"ctx-x." + option.name.str(), &option}, text);
  return value ? *value : llvm::toString(value.takeError());
}

std::string Find(llvm::StringRef name) {
  auto option = FindOption(name);
  return option ? option->name : llvm::toString(option.takeError());
}

TEST(OptionTest, Values) {
  EXPECT_EQ(ValueOf(kNumber, "-12"), "-12");
  EXPECT_EQ(ValueOf(kNumber, "1s"), "ctx-x.Limit is a whole number, not '1s'");
  EXPECT_EQ(ValueOf(kFlag, "1"), "true");
  EXPECT_EQ(ValueOf(kFlag, "false"), "false");
  EXPECT_EQ(ValueOf(kFlag, "yes"), "ctx-x.Strict is true or false, not 'yes'");
  EXPECT_EQ(ValueOf(kText, "any thing"), "any thing");
}

TEST(OptionTest, Names) {
  EXPECT_EQ(Find("ctx-lost-cancel.AllowDiscard"),
            "ctx-lost-cancel.AllowDiscard");
  EXPECT_EQ(Find("lost-cancel.AllowDiscard"), "ctx-lost-cancel.AllowDiscard");
  EXPECT_EQ(Find("ctx-lost-cancl.AllowDiscard"),
            "there is no check 'ctx-lost-cancl'; did you mean "
            "'ctx-lost-cancel'?");
  EXPECT_THAT(Find("ctx-lost-cancel"),
              ::testing::HasSubstr("ctx-lost-cancel has no option ''"));
}

TEST(OptionTest, Defaults) {
  EXPECT_EQ(DefaultText(kNumber), "3");
  EXPECT_EQ(DefaultText(kText), "x");
  EXPECT_EQ(DefaultText(kFlag), "false");
}

}  // namespace
}  // namespace ctxtidy::cli
