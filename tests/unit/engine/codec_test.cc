#include "driver/engine/codec.h"

#include <gtest/gtest.h>

namespace ctxtidy::engine {
namespace {

report::Region At(const std::string& file) { return {file, 1, 2, 3, 4, 5, 6}; }

// With something in every member.
UnitResult Everything() {
  UnitResult result;
  result.analysed = true;
  result.findings.push_back(
      {.region = At("/here/a.cc"),
       .check = "ctx-todo",
       .message = "not UTF-8: \xff",
       .level = report::Level::kError,
       .notes = {{At("/here/b.h"), "a note"}},
       .fix = {{At("/elsewhere/c.h"), std::string("\0text", 5)}},
       .suppression = report::Suppression{At("/here/a.cc"), "a reason"}});
  result.notifications.push_back({.level = report::Level::kWarning,
                                  .message = "/here/a.cc:1: see /here/b.h",
                                  .file = "/here/a.cc"});
  result.nolints.push_back({.region = At("/here/a.cc"),
                            .comment = At("/here/a.cc"),
                            .glob = "ctx-*",
                            .reason = "because",
                            .first_line = 7,
                            .last_line = 8,
                            .leads = true,
                            .used = true,
                            .removal = At("/here/a.cc")});
  result.files = {"/here/a.cc", "/usr/include/x.h"};
  return result;
}

TEST(CodecTest, NothingIsLost) {
  const UnitResult before = Everything();
  for (const char* root : {"", "/here", "/elsewhere"}) {
    const auto after = Decode(Encode(before, root), root);
    ASSERT_TRUE(after);
    EXPECT_EQ(after->analysed, before.analysed);
    EXPECT_EQ(after->findings, before.findings);
    EXPECT_EQ(after->notifications, before.notifications);
    EXPECT_EQ(after->nolints, before.nolints);
    EXPECT_EQ(after->files, before.files);
  }
}

TEST(CodecTest, AnotherCheckoutReadsIt) {
  const auto result = Decode(Encode(Everything(), "/here"), "/other");
  ASSERT_TRUE(result);
  EXPECT_EQ(result->findings[0].region.file, "/other/a.cc");
  EXPECT_EQ(result->findings[0].notes[0].region.file, "/other/b.h");
  EXPECT_EQ(result->findings[0].fix[0].region.file, "/elsewhere/c.h");
  EXPECT_EQ(result->notifications[0].message, "/other/a.cc:1: see /other/b.h");
  EXPECT_EQ(result->nolints[0].removal->file, "/other/a.cc");
  EXPECT_EQ(result->files[0], "/other/a.cc");
  EXPECT_EQ(Encode(Everything(), "/here").find("/here"), std::string::npos);
}

TEST(CodecTest, WhatIsPortable) {
  const std::string there = "-I/here/x -I/here /hereless /here/a:/here";
  const std::string mark = Portable("/here", "/here");
  EXPECT_EQ(Portable(there, "/here"),
            "-I" + mark + "/x -I" + mark + " /hereless " + mark + "/a:" + mark);
  EXPECT_EQ(Local(Portable(there, "/here"), "/here"), there);
  EXPECT_EQ(Portable(there, ""), there);
}

TEST(CodecTest, DamageIsNoticed) {
  const std::string bytes = Encode(Everything(), "");
  EXPECT_FALSE(Decode("", ""));
  EXPECT_FALSE(Decode("nonsense", ""));
  EXPECT_FALSE(Decode(bytes.substr(0, bytes.size() / 2), ""));
  EXPECT_FALSE(Decode("\x80", "")) << "an object without members";
}

}  // namespace
}  // namespace ctxtidy::engine
