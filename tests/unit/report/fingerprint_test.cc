#include "driver/report/fingerprint.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace ctxtidy::report {
namespace {

using ::testing::ElementsAre;

TEST(LineFingerprintsTest, EmptyFile) {
  EXPECT_THAT(LineFingerprints(""), ElementsAre("c129715d7a2bc9a3:1"));
}

TEST(LineFingerprintsTest, KnownValues) {
  EXPECT_THAT(LineFingerprints(" a\nb\n  \t\tc\n d"),
              ElementsAre("271789c17abda88f:1", "54703d4cd895b18:1",
                          "180aee12dab6264:1", "a23a3dc5e078b07b:1"));
  EXPECT_THAT(
      LineFingerprints(" hello; \t\nworld!!!\n\n\n  \t\tGreetings\n End"),
      ElementsAre("8b7cf3e952e7aeb2:1", "b1ae1287ec4718d9:1",
                  "bff680108adb0fcc:1", "c6805c5e1288b612:1",
                  "b86d3392aea1be30:1", "e6ceba753e1a442:1"));
}

TEST(LineFingerprintsTest, LineEndsAreAlike) {
  const auto expected = LineFingerprints("int a;\nint b;\n");
  EXPECT_EQ(LineFingerprints("int a;\r\nint b;\r\n"), expected);
  EXPECT_EQ(LineFingerprints("int a;\rint b;\r"), expected);
}

TEST(LineFingerprintsTest, BlankInsideALineEndMakesTwo) {
  EXPECT_EQ(LineFingerprints("a\r \nb"), LineFingerprints("a\n\nb"));
}

TEST(LineFingerprintsTest, BlanksDoNotCount) {
  EXPECT_EQ(LineFingerprints("\tif (a) {\n\t}\n"),
            LineFingerprints("if(a){\n  }\n"));
}

TEST(LineFingerprintsTest, EqualLinesAreCounted) {
  const std::string block(200, 'x');
  const auto lines = LineFingerprints(block + "\n" + block + "\n");
  ASSERT_GE(lines.size(), 2u);
  EXPECT_EQ(lines[0].substr(0, lines[0].find(':')),
            lines[1].substr(0, lines[1].find(':')));
  EXPECT_TRUE(lines[0].ends_with(":1"));
  EXPECT_TRUE(lines[1].ends_with(":2"));
}

TEST(LineFingerprintsTest, WhatComesBeforeDoesNotCount) {
  const std::string body = std::string(60, 'a') + "\n" + std::string(60, 'b');
  EXPECT_EQ(LineFingerprints("// new\n" + body)[1], LineFingerprints(body)[0]);
}

TEST(LineFingerprintsTest, AstralCharactersAreTwoUnits) {
  // 'a' and 49 pairs are 99 of the window's 100 units.
  std::string line = "a";
  for (int i = 0; i < 49; ++i) line += "\xF0\x9F\x98\x80";
  EXPECT_NE(LineFingerprints(line + "b")[0], LineFingerprints(line + "c")[0]);
  EXPECT_EQ(LineFingerprints(line + "bb")[0], LineFingerprints(line + "bc")[0]);
}

}  // namespace
}  // namespace ctxtidy::report
