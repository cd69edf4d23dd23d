#include "driver/report/notification.h"

#include <gtest/gtest.h>

namespace ctxtidy::report {
namespace {

TEST(NotificationTest, PathsAreSeenFromTheBase) {
  EXPECT_EQ(SeenFrom("/a/b", "/a/b/c.cc:1: in '/a/b/d.h' and /a/bc/e.h"),
            "c.cc:1: in 'd.h' and /a/bc/e.h");
  EXPECT_EQ(SeenFrom("/a", "/b/a/c.cc"), "/b/a/c.cc");
  EXPECT_EQ(SeenFrom("/", "/a.cc"), "/a.cc");
}

TEST(NotificationTest, SentenceNamesTheFile) {
  EXPECT_EQ(Sentence("/a", {Level::kError, "broken at /a/c.h:1", "/a/b.cc"}),
            "b.cc: broken at c.h:1");
  EXPECT_EQ(Sentence("/a", {Level::kWarning, "a flag was ignored", ""}),
            "a flag was ignored");
}

}  // namespace
}  // namespace ctxtidy::report
