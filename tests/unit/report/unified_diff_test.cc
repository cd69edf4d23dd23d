#include "driver/report/unified_diff.h"

#include <gtest/gtest.h>

namespace ctxtidy::report {
namespace {

TEST(UnifiedDiffTest, OfTheSameIsEmpty) {
  EXPECT_EQ(UnifiedDiff("a.cc", "one\ntwo\n", "one\ntwo\n"), "");
  EXPECT_EQ(UnifiedDiff("a.cc", "", ""), "");
}

TEST(UnifiedDiffTest, ShowsThreeLinesAround) {
  EXPECT_EQ(UnifiedDiff("dir/a.cc", "1\n2\n3\n4\n5\n6\n7\n8\n9\n",
                        "1\n2\n3\n4\nfive\n6\n7\n8\n9\n"),
            "--- a/dir/a.cc\n+++ b/dir/a.cc\n@@ -2,7 +2,7 @@\n"
            " 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n");
}

TEST(UnifiedDiffTest, NeighboursShareAHunkOthersDoNot) {
  EXPECT_EQ(UnifiedDiff("a", "1\n2\n3\n4\n5\n6\n7\n8\n",
                        "one\n2\n3\n4\n5\n6\n7\neight\n"),
            "--- a/a\n+++ b/a\n@@ -1,8 +1,8 @@\n"
            "-1\n+one\n 2\n 3\n 4\n 5\n 6\n 7\n-8\n+eight\n");
  EXPECT_EQ(UnifiedDiff("a", "1\n2\n3\n4\n5\n6\n7\n8\n9\n",
                        "one\n2\n3\n4\n5\n6\n7\n8\nnine\n"),
            "--- a/a\n+++ b/a\n@@ -1,4 +1,4 @@\n-1\n+one\n 2\n 3\n 4\n"
            "@@ -6,4 +6,4 @@\n 6\n 7\n 8\n-9\n+nine\n");
}

TEST(UnifiedDiffTest, LinesComeAndGo) {
  EXPECT_EQ(UnifiedDiff("a", "1\n2\n", "0\n1\n2\n"),
            "--- a/a\n+++ b/a\n@@ -1,2 +1,3 @@\n+0\n 1\n 2\n");
  EXPECT_EQ(UnifiedDiff("a", "1\n2\n3\n", "1\n3\n"),
            "--- a/a\n+++ b/a\n@@ -1,3 +1,2 @@\n 1\n-2\n 3\n");
  EXPECT_EQ(UnifiedDiff("a", "", "1\n"),
            "--- a/a\n+++ b/a\n@@ -0,0 +1 @@\n+1\n");
}

TEST(UnifiedDiffTest, SaysWhereTheLastLineHasNoEnd) {
  EXPECT_EQ(UnifiedDiff("a", "1\n2", "1\n2\n"),
            "--- a/a\n+++ b/a\n@@ -1,2 +1,2 @@\n 1\n-2\n"
            "\\ No newline at end of file\n+2\n");
}

}  // namespace
}  // namespace ctxtidy::report
