#include "driver/report/fix_diff.h"

#include <gtest/gtest.h>

#include "tests/unit/report/fixture.h"

namespace ctxtidy::report {
namespace {

TEST(ApplyEditsTest, InOrder) {
  const std::vector<Edit> edits = {{{.begin_offset = 0, .end_offset = 0}, ">"},
                                   {{.begin_offset = 1, .end_offset = 2}, ""},
                                   {{.begin_offset = 3, .end_offset = 3}, "<"}};
  EXPECT_EQ(ApplyEdits("abc", edits), ">ac<");
}

TEST(ApplyEditsTest, LeavesOutWhatIsOutOfPlace) {
  const std::vector<Edit> edits = {
      {{.begin_offset = 0, .end_offset = 2}, "x"},
      {{.begin_offset = 1, .end_offset = 3}, "overlaps"},
      {{.begin_offset = 9, .end_offset = 9}, "beyond"}};
  EXPECT_EQ(ApplyEdits("abc", edits), "xc");
}

TEST_F(ReportTest, DiffOfAnInsertedLine) {
  const std::string path = Write("a.cc", "one\n  two\nthree\n");
  EXPECT_EQ(FixDiff(sources_, {InsertBefore(path, "three", "  new\n")}, kPlain),
            "    3 +   new\n");
  EXPECT_EQ(
      FixDiff(sources_, {InsertBefore(path, "\nthree", "\n  new")}, kPlain),
      "    3 +   new\n");
}

TEST_F(ReportTest, DiffOfSeveralPlaces) {
  const std::string path = Write("a.cc", "one\ntwo\nthree\nfour\nfive\n");
  const std::vector<Edit> fix = {InsertBefore(path, "one", "zero\n"),
                                 {RegionOf(path, "three"), "3"},
                                 {RegionOf(path, "five\n"), ""}};
  EXPECT_EQ(FixDiff(sources_, fix, kPlain),
            "    1 + zero\n"
            "    3 - three\n"
            "    4 + 3\n"
            "    5 - five\n");
}

TEST_F(ReportTest, LongDiffIsCut) {
  const std::string path = Write("a.cc", "one\n");
  std::string text;
  for (int i = 0; i < 30; ++i) text += "x\n";
  const std::string diff =
      FixDiff(sources_, {InsertBefore(path, "one", text)}, kPlain);
  EXPECT_TRUE(diff.ends_with("   12 + x\n      ...\n")) << diff;
}

TEST_F(ReportTest, DiffOfAFileThatIsGone) {
  const Edit edit{{.file = "/nowhere.cc"}, "x"};
  EXPECT_EQ(FixDiff(sources_, {edit}, kPlain), "");
}

}  // namespace
}  // namespace ctxtidy::report
