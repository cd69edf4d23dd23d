#include "driver/cli/doc_regions.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace ctxtidy::cli {
namespace {

using ::testing::HasSubstr;

// The regenerated page, or the error.
std::string Regenerate(const std::string& path, std::string_view text) {
  auto page = RegenerateDocs(path, text);
  return page ? *page : llvm::toString(page.takeError());
}

constexpr char kChecks[] =
    "before\n<!-- generated: checks -->\nold\n<!-- /generated -->\nafter\n";

TEST(DocRegionsTest, LinksAreRelativeToThePage) {
  const std::string readme = Regenerate("README.md", kChecks);
  EXPECT_THAT(readme,
              HasSubstr("before\n<!-- generated: checks -->\n| Check | "));
  EXPECT_THAT(readme, HasSubstr("\n| [ctx-lost-cancel]"
                                "(docs/checks/lost-cancel.md) | "));
  EXPECT_THAT(readme, HasSubstr(" |\n<!-- /generated -->\nafter\n"));
  EXPECT_THAT(Regenerate("docs/guide.md", kChecks),
              HasSubstr("(checks/lost-cancel.md)"));
  EXPECT_THAT(Regenerate("docs/checks/README.md", kChecks),
              HasSubstr("(lost-cancel.md)"));
  EXPECT_THAT(Regenerate("docs/ci/github.md", kChecks),
              HasSubstr("(../checks/lost-cancel.md)"));
}

TEST(DocRegionsTest, FreshPagesStayAsTheyAre) {
  const std::string page = Regenerate("README.md", kChecks);
  EXPECT_EQ(Regenerate("README.md", page), page);
  EXPECT_EQ(Regenerate("README.md", "no regions\n"), "no regions\n");
}

TEST(DocRegionsTest, PagesOfChecks) {
  const std::string page = Regenerate(
      "docs/checks/lost-cancel.md",
      "# ctx-lost-cancel\n\n<!-- generated: header -->\n<!-- /generated -->\n"
      "\n## Options\n\n<!-- generated: options -->\n<!-- /generated -->\n");
  EXPECT_THAT(page, HasSubstr("<!-- generated: header -->\n"
                              "warning · fix: sometimes · since 0.1 · Go: "
                              "`go vet lostcancel`\n<!-- /generated -->\n"));
  EXPECT_THAT(page, HasSubstr("| `AllowDiscard` | `false` | "));
}

TEST(DocRegionsTest, FaultsHaveTheirLine) {
  EXPECT_EQ(
      Regenerate("a.md", "\n<!-- generated: chekcs --><!-- /generated -->"),
      "a.md:2: nothing called 'chekcs' is generated; did you mean "
      "'checks'?");
  EXPECT_THAT(Regenerate("a.md", "<!-- generated: checks -->\n"),
              HasSubstr("a.md:1: this region has no end"));
  EXPECT_THAT(
      Regenerate("README.md", "<!-- generated: header --><!-- /generated -->"),
      HasSubstr("README.md:1: 'header' is for the page of a check"));
}

}  // namespace
}  // namespace ctxtidy::cli
