#include "driver/report/source.h"

#include <gtest/gtest.h>

#include "driver/report/utf.h"
#include "tests/unit/report/fixture.h"

namespace ctxtidy::report {
namespace {

TEST(SourceFileTest, LineEnds) {
  const SourceFile file("a\nb\r\nc\rd\n");
  ASSERT_EQ(file.line_count(), 5u);
  EXPECT_EQ(file.Line(1), "a");
  EXPECT_EQ(file.Line(2), "b");
  EXPECT_EQ(file.Line(3), "c");
  EXPECT_EQ(file.Line(4), "d");
  EXPECT_EQ(file.Line(5), "");
  EXPECT_EQ(file.Line(6), "");
  EXPECT_EQ(file.Line(0), "");
  EXPECT_EQ(file.Lines(2, 3), "b\r\nc");
}

TEST(SourceFileTest, LineAt) {
  const SourceFile file("ab\ncd\n");
  EXPECT_EQ(file.LineAt(0), 1u);
  EXPECT_EQ(file.LineAt(2), 1u);
  EXPECT_EQ(file.LineAt(3), 2u);
  EXPECT_EQ(file.LineAt(6), 3u);
}

TEST(SourceFileTest, Utf16Columns) {
  // Bytes: é is two, 😀 four. Units: é is one, 😀 two.
  const SourceFile file("/* é😀 */ int x;\n");
  EXPECT_EQ(file.Utf16Column(1, 1), 1u);
  EXPECT_EQ(file.Utf16Column(1, 4), 4u);
  EXPECT_EQ(file.Utf16Column(1, 6), 5u);
  EXPECT_EQ(file.Utf16Column(1, 10), 7u);
  EXPECT_EQ(file.Utf16Column(1, 14), 11u);
}

TEST(SourceFileTest, ColumnsBehindTheEndAreClamped) {
  const SourceFile file("ab\n");
  EXPECT_EQ(file.Utf16Column(1, 99), 3u);
  EXPECT_EQ(file.Utf16Column(7, 99), 1u);
}

TEST(Utf16LengthTest, MalformedBytesCountOnce) {
  EXPECT_EQ(Utf16Length("a\xFF"
                        "b"),
            3u);
  EXPECT_EQ(Utf16Length("\xC3"), 1u);
}

TEST_F(ReportTest, SourcesReadFilesOnceAndTellMissingFromEmpty) {
  const std::string path = Write("a.cc", "");
  const SourceFile* file = sources_.Find(path);
  ASSERT_NE(file, nullptr);
  EXPECT_EQ(file->text(), "");
  EXPECT_EQ(sources_.Find(path), file);
  EXPECT_EQ(sources_.Find(path + ".missing"), nullptr);
}

}  // namespace
}  // namespace ctxtidy::report
