#include "driver/report/paths.h"

#include <gtest/gtest.h>

namespace ctxtidy::report {
namespace {

TEST(PathsTest, Below) {
  EXPECT_EQ(PathBelow("/a/b", "/a/b/c.cc"), "c.cc");
  EXPECT_EQ(PathBelow("/a/b/", "/a/b/c/d.cc"), "c/d.cc");
  EXPECT_EQ(PathBelow("/", "/a.cc"), "a.cc");
  EXPECT_EQ(PathBelow("/a/b", "/a/bc/d.cc"), std::nullopt);
  EXPECT_EQ(PathBelow("/a/b", "/a/b"), std::nullopt);
  EXPECT_EQ(ShortPath("/a", "/b/c.cc"), "/b/c.cc");
}

TEST(PathsTest, Encoding) {
  EXPECT_EQ(EncodePath("src/my file.cc"), "src/my%20file.cc");
  EXPECT_EQ(EncodePath("c++/é#1?.cc"), "c++/%C3%A9%231%3F.cc");
  EXPECT_EQ(EncodePath("50%/a:b[1].cc"), "50%25/a%3Ab%5B1%5D.cc");
  EXPECT_EQ(FileUri("/a b/c.cc"), "file:///a%20b/c.cc");
  EXPECT_EQ(DirectoryUri("/a b"), "file:///a%20b/");
  EXPECT_EQ(DirectoryUri("/"), "file:///");
}

}  // namespace
}  // namespace ctxtidy::report
