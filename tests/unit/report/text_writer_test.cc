#include "driver/report/text_writer.h"

#include <gtest/gtest.h>

#include "driver/report/excerpt.h"
#include "tests/unit/report/fixture.h"

namespace ctxtidy::report {
namespace {

TEST_F(ReportTest, TextOfAFinding) {
  const std::string path =
      Write("src/a.cc", "void F() {\n  auto r = Make(ctx);\n  return;\n}\n");
  AddFinding(RegionOf(path, "Make(ctx)"), "it is lost")
      .notes.push_back({RegionOf(path, "return"), "here"});
  EXPECT_EQ(TextReport(report_, sources_, /*color=*/false),
            "src/a.cc:2:12: warning: it is lost [ctx-lost-cancel]\n"
            "    2 |   auto r = Make(ctx);\n"
            "      |            ^~~~~~~~~\n"
            "src/a.cc:3:3: note: here\n"
            "    3 |   return;\n"
            "      |   ^~~~~~\n");
}

TEST_F(ReportTest, TextOfAnInlineFix) {
  const std::string path = Write("a.cc", "Sleep(1);\n");
  Finding& finding = AddFinding(RegionOf(path, "Sleep"), "blocks");
  finding.fix = {InsertBefore(path, "1", "ctx, "),
                 InsertBefore(path, ");", "!")};
  EXPECT_EQ(TextReport(report_, sources_, false),
            "a.cc:1:1: warning: blocks [ctx-lost-cancel]\n"
            "    1 | Sleep(1);\n"
            "      | ^~~~~\n"
            "      |       ctx,  !\n");
}

TEST_F(ReportTest, TextOfAFixInLines) {
  const std::string path = Write("a.cc", "  Make();\n  Next();\n");
  Finding& finding = AddFinding(RegionOf(path, "Make()"), "lost");
  finding.fix = {InsertBefore(path, "\n  Next", "\n  Guard g;")};
  EXPECT_EQ(TextReport(report_, sources_, false),
            "a.cc:1:3: warning: lost [ctx-lost-cancel]\n"
            "    1 |   Make();\n"
            "      |   ^~~~~~\n"
            "    2 +   Guard g;\n");
}

TEST_F(ReportTest, TextOutsideTheWorkingDirectoryHasFullPaths) {
  const std::string path = Write("a.cc", "x\n");
  report_.working_directory = directory_ / "elsewhere";
  AddFinding(RegionOf(path, "x"), "m");
  EXPECT_TRUE(
      TextReport(report_, sources_, false).starts_with(path + ":1:1: "));
}

TEST_F(ReportTest, TextOfAFileThatIsGone) {
  Region region{.file = report_.root + "/gone.cc",
                .begin_line = 3,
                .begin_column = 7,
                .end_line = 3,
                .end_column = 9};
  AddFinding(region, "m");
  EXPECT_EQ(TextReport(report_, sources_, false),
            "gone.cc:3:7: warning: m [ctx-lost-cancel]\n");
}

TEST_F(ReportTest, ColorsSurroundButDoNotChangeTheText) {
  const std::string path = Write("a.cc", "x\n");
  AddFinding(RegionOf(path, "x"), "m");
  std::string colored = TextReport(report_, sources_, true);
  EXPECT_NE(colored.find("\033[1;35mwarning: \033[0m"), std::string::npos);
  for (std::size_t at; (at = colored.find('\033')) != std::string::npos;) {
    colored.erase(at, colored.find('m', at) - at + 1);
  }
  EXPECT_EQ(colored, TextReport(report_, sources_, false));
}

TEST_F(ReportTest, CaretsFollowTabsAndWideCharacters) {
  const std::string path = Write("a.cc", "\té世 f();\n");
  const SourceFile& file = *sources_.Find(path);
  EXPECT_EQ(Excerpt(file, RegionOf(path, "f()"), {}, kPlain),
            "    1 |         é世 f();\n"
            "      |             ^~~\n");
}

TEST_F(ReportTest, RegionOverSeveralLinesIsMarkedToTheEndOfTheFirst) {
  const std::string path = Write("a.cc", "f(1,\n  2);\n");
  const SourceFile& file = *sources_.Find(path);
  EXPECT_EQ(Excerpt(file, RegionOf(path, "f(1,\n  2)"), {}, kPlain),
            "    1 | f(1,\n"
            "      | ^~~~\n");
}

TEST(ShowLineTest, WhatATerminalMustNotSee) {
  EXPECT_EQ(ShowLine("a\033[31mb\xFF").text, "a?[31mb?");
}

TEST_F(ReportTest, Summaries) {
  EXPECT_EQ(Summary(report_), "no findings in 1 translation unit");
  const std::string path = Write("a.cc", "x y\n");
  AddFinding(RegionOf(path, "x"), "m");
  EXPECT_EQ(Summary(report_), "1 finding in 1 translation unit");
  AddFinding(RegionOf(path, "y"), "m");
  report_.units = 12;
  report_.notifications = {{Level::kError, "b.cc does not parse", "/b.cc"},
                           {Level::kNote, "n", ""}};
  EXPECT_EQ(Summary(report_), "2 findings in 12 translation units, 1 error");
}

}  // namespace
}  // namespace ctxtidy::report
