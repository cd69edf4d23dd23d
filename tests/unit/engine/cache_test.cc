#include "driver/engine/cache.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "tests/unit/engine/fixture.h"

namespace ctxtidy::engine {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

class CacheTest : public DirectoryTest {
 protected:
  CacheTest() {
    source_ = Write("src/a.cc", "int x;");
    unit_ = {.file = source_,
             .directory = Path("src"),
             .command = {"c++", "-I" + Path("src"), "a.cc"}};
    result_ = {.analysed = true, .files = {source_}};
    Ask("src/a.cc", InputKind::kContent);
    Ask("src/b.h", InputKind::kPresence);
    Ask("src", InputKind::kListing);
    Ask("src/a.cc", InputKind::kLink);
  }

  Cache Open(const std::string& settings = "settings") {
    auto cache = Cache::Open(Path("cache"), settings, directory_);
    if (!cache) ADD_FAILURE() << llvm::toString(cache.takeError());
    return *std::move(cache);
  }

  // Notes how things are now.
  void Ask(const std::string& name, InputKind kind) {
    inputs_[{Path(name), kind}] = Answers(directory_).Of(Path(name), kind);
  }

  void Store() {
    if (auto error = Open().Store(unit_, result_, inputs_, cost_)) {
      ADD_FAILURE() << llvm::toString(std::move(error));
    }
  }

  bool Hits(const std::string& settings = "settings") {
    return Open(settings).Find(unit_).has_value();
  }

  std::string source_;
  Unit unit_;
  UnitResult result_;
  Inputs inputs_;
  std::chrono::milliseconds cost_{1234};
};

TEST_F(CacheTest, WhatIsKeptIsFound) {
  EXPECT_FALSE(Hits());
  Store();
  const auto found = Open().Find(unit_);
  ASSERT_TRUE(found);
  EXPECT_TRUE(found->analysed);
  EXPECT_EQ(found->files, result_.files);
  EXPECT_EQ(Open().CostOf(unit_), cost_);
}

TEST_F(CacheTest, AnyChangeOfAnInputIsAMiss) {
  Store();
  Write("src/a.cc", "int y;");
  EXPECT_FALSE(Hits());
  Write("src/a.cc", "int x;");
  EXPECT_TRUE(Hits()) << "it is as it was";
  Write("src/b.h", "");
  EXPECT_FALSE(Hits()) << "what was absent is there";
  fs::remove(Path("src/b.h"));
  Write("src/c.h", "");
  EXPECT_FALSE(Hits()) << "a directory that was listed has one more";
  fs::remove(Path("src/c.h"));
  fs::rename(source_, Path("elsewhere.cc"));
  EXPECT_FALSE(Hits()) << "what was there is absent";
  fs::create_symlink(Path("elsewhere.cc"), source_);
  EXPECT_FALSE(Hits()) << "the same bytes, but another file";
}

TEST_F(CacheTest, AnyChangeOfTheCommandIsAMiss) {
  Store();
  EXPECT_FALSE(Hits("other settings"));
  unit_.command.push_back("-DX");
  EXPECT_FALSE(Hits());
  unit_.command.pop_back();
  EXPECT_TRUE(Hits());
  setenv("CPATH", "/nowhere", 1);
  EXPECT_FALSE(Hits());
  unsetenv("CPATH");
  EXPECT_TRUE(Hits());
}

TEST_F(CacheTest, OneCommandKeepsSeveralResults) {
  Store();
  Write("src/a.cc", "int y;");
  inputs_.clear();
  Ask("src/a.cc", InputKind::kContent);
  Store();
  EXPECT_TRUE(Hits());
  Write("src/a.cc", "int x;");
  EXPECT_TRUE(Hits());
  EXPECT_EQ(SizeOfCache(Path("cache")).entries, 2u);
}

TEST_F(CacheTest, AnotherCheckoutFindsIt) {
  Store();
  const std::string other = Path("other");
  fs::create_directory(other);
  fs::copy(Path("src"), other + "/src");
  auto cache = Cache::Open(Path("cache"), "settings", other);
  ASSERT_TRUE(static_cast<bool>(cache));
  const auto found =
      cache->Find({.file = other + "/src/a.cc",
                   .directory = other + "/src",
                   .command = {"c++", "-I" + other + "/src", "a.cc"}});
  ASSERT_TRUE(found);
  EXPECT_EQ(found->files, std::vector{other + "/src/a.cc"});
}

TEST_F(CacheTest, DamageIsAMiss) {
  Store();
  for (const auto& entry : fs::directory_iterator(Path("cache"))) {
    const auto size = fs::file_size(entry);
    std::fstream file(entry.path(), std::ios::in | std::ios::out);
    file.seekp(size / 2).put('\xff');
  }
  EXPECT_FALSE(Hits());
  Store();
  EXPECT_TRUE(Hits());
  for (const auto& entry : fs::directory_iterator(Path("cache"))) {
    fs::resize_file(entry, fs::file_size(entry) - 1);
  }
  EXPECT_FALSE(Hits());
  for (const auto& entry : fs::directory_iterator(Path("cache"))) {
    fs::resize_file(entry, 0);
  }
  EXPECT_FALSE(Hits());
}

TEST_F(CacheTest, ADirectoryThatCannotBeIsAnError) {
  Write("cache", "a file");
  auto cache = Cache::Open(Path("cache"), "settings", directory_);
  ASSERT_FALSE(static_cast<bool>(cache));
  EXPECT_THAT(llvm::toString(cache.takeError()),
              HasSubstr("(--no-cache works without, --cache-dir names "
                        "another)"));
}

TEST_F(CacheTest, PruneKeepsWhatFits) {
  Store();
  PruneCache(Path("cache"), 1 << 20, std::chrono::hours(1), true);
  EXPECT_TRUE(Hits());
  PruneCache(Path("cache"), 1, std::chrono::hours(1), true);
  EXPECT_FALSE(Hits());
}

TEST_F(CacheTest, ClearRemovesEntriesOnly) {
  Store();
  Write("cache/mine.txt", "");
  EXPECT_FALSE(static_cast<bool>(ClearCache(Path("cache"))));
  EXPECT_FALSE(Hits());
  EXPECT_TRUE(fs::exists(Path("cache/mine.txt")));
  EXPECT_FALSE(static_cast<bool>(ClearCache(Path("no such directory"))));
}

}  // namespace
}  // namespace ctxtidy::engine
