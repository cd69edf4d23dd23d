#include "driver/cli/config_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/engine/fixture.h"

namespace ctxtidy::cli {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Pair;

class ConfigFileTest : public DirectoryTest {
 protected:
  llvm::Expected<FileConfig> Read(std::string_view text) {
    return ReadConfigFile(Write(".ctxtidy.yaml", text));
  }

  // The faults of `text`, with the file's path replaced by "FILE".
  std::string FaultsOf(std::string_view text) {
    auto config = Read(text);
    if (config) return "";
    std::string faults = llvm::toString(config.takeError());
    const std::string path = Path(".ctxtidy.yaml");
    for (std::size_t at; (at = faults.find(path)) != faults.npos;) {
      faults.replace(at, path.size(), "FILE");
    }
    return faults;
  }
};

TEST_F(ConfigFileTest, Everything) {
  auto config = Read(
      "checks: '-*,ctx-lost-cancel'\n"
      "models:\n"
      "  - models/own.yaml\n"
      "  - /abs.yaml\n"
      "options:\n"
      "  ctx-lost-cancel.AllowDiscard: true\n");
  ASSERT_TRUE(!!config);
  EXPECT_EQ(config->checks, "-*,ctx-lost-cancel");
  EXPECT_THAT(config->models,
              ElementsAre(Path("models/own.yaml"), "/abs.yaml"));
  EXPECT_THAT(config->options,
              ElementsAre(Pair("ctx-lost-cancel.AllowDiscard", "true")));
}

TEST_F(ConfigFileTest, NothingSaid) {
  for (std::string_view text : {"", "# only a comment\n", "---\n"}) {
    auto config = Read(text);
    ASSERT_TRUE(!!config) << text;
    EXPECT_EQ(config->checks, std::nullopt);
    EXPECT_THAT(config->models, IsEmpty());
  }
}

TEST_F(ConfigFileTest, FaultsHaveTheirPlace) {
  EXPECT_EQ(FaultsOf("cheks: '*'\n"),
            "FILE:1:1: unknown key 'cheks'; did you mean 'checks'?");
  EXPECT_EQ(FaultsOf("\nchecks: ctx-lost-cancl\n"),
            "FILE:2:9: there is no check 'ctx-lost-cancl'; did you mean "
            "'ctx-lost-cancel'?");
  EXPECT_EQ(FaultsOf("options:\n  ctx-lost-cancel.AllowDiscrd: true\n"),
            "FILE:2:3: ctx-lost-cancel has no option 'AllowDiscrd'; did you "
            "mean 'AllowDiscard'?");
  EXPECT_EQ(FaultsOf("options:\n  ctx-lost-cancel.AllowDiscard: maybe\n"),
            "FILE:2:33: ctx-lost-cancel.AllowDiscard is true or false, not "
            "'maybe'");
  EXPECT_THAT(FaultsOf("models: [a\n"), HasSubstr("FILE:1:"));
}

TEST_F(ConfigFileTest, Nearest) {
  Write("a/b/c/x.cc", "");
  EXPECT_EQ(FindConfigFile(Path("a/b/c")), "");
  const std::string outer = Write(".ctxtidy.yaml", "");
  EXPECT_EQ(FindConfigFile(Path("a/b/c")), outer);
  const std::string inner = Write("a/b/.ctxtidy.yaml", "");
  EXPECT_EQ(FindConfigFile(Path("a/b/c")), inner);
}

}  // namespace
}  // namespace ctxtidy::cli
