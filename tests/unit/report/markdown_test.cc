#include "driver/report/markdown.h"

#include <gtest/gtest.h>

namespace ctxtidy::report {
namespace {

constexpr char kPage[] =
    "# ctx-lost-cancel\n"
    "\n"
    "<!-- generated: header -->\n"
    "warning · fix: sometimes · since 0.1\n"
    "<!-- /generated -->\n"
    "\n"
    "Finds `operator*` and **lost**\n"
    "functions, see [Go](https://go.dev) and [models](../models.md).\n"
    "\n"
    "## Example\n"
    "\n"
    "```cpp\n"
    "int** a[2];\n"
    "\n"
    "# 1\n"
    "```\n";

TEST(MarkdownTest, PlainText) {
  EXPECT_EQ(PlainText(kPage),
            "ctx-lost-cancel\n"
            "\n"
            "warning · fix: sometimes · since 0.1\n"
            "\n"
            "Finds operator* and lost\n"
            "functions, see Go (https://go.dev) and models.\n"
            "\n"
            "Example\n"
            "\n"
            "    int** a[2];\n"
            "\n"
            "    # 1\n");
}

TEST(MarkdownTest, TablesAreAligned) {
  EXPECT_EQ(PlainText("| option | | \n|---|---|\n| `Ä` | one \\| `two` |\n"
                      "| `Longer` | x |\nafter\n"),
            "option\n"
            "Ä       one | two\n"
            "Longer  x\n"
            "after\n");
}

TEST(MarkdownTest, ColorsAreForHeadings) {
  EXPECT_EQ(PlainText("# A\ntext\n", /*color=*/true),
            "\033[1mA\033[0m\ntext\n");
}

TEST(MarkdownTest, ExpectationsBecomeWhatIsTold) {
  EXPECT_EQ(ForReaders("```cpp\nF();  // want \"'F' is a \\(b\\)\"\n"
                       "G();  // want note \"here\"\n"
                       "H();  // want \"a\" note \"b\"\n```\n"),
            "```cpp\nF();  // warning: 'F' is a (b)\n"
            "G();  // note: here\n"
            "H();  // warning: a; note: b\n```\n");
}

TEST(MarkdownTest, FirstParagraph) {
  EXPECT_EQ(FirstParagraph(kPage),
            "Finds operator* and lost functions, see Go (https://go.dev) and "
            "models.");
  EXPECT_EQ(FirstParagraph("# Only a title\n"), "");
  EXPECT_EQ(FirstParagraph("```\ncode\n```\ntext\n"), "text");
}

}  // namespace
}  // namespace ctxtidy::report
