#include "driver/engine/database.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/engine/fixture.h"

namespace ctxtidy::engine {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class DatabaseTest : public DirectoryTest {
 protected:
  // The file found from `directory`, or the error.
  std::string Find(const std::string& directory) {
    auto place = FindDatabase(directory);
    return place ? place->file : llvm::toString(place.takeError());
  }

  std::string WriteDatabase(const std::string& name, std::string_view entries) {
    return Write(name, "[" + std::string(entries) + "]");
  }

  std::string Entry(const std::string& file, const std::string& flags = "") {
    return R"({"directory": ")" + directory_.string() + R"(", "file": ")" +
           file + R"(", "command": "c++ )" + flags + " -c " + file + R"("})";
  }

  Plan PlanOf(const std::string& database,
              const std::vector<std::string>& files = {}) {
    auto plan = PlanFromDatabase(database, files);
    if (plan) return *plan;
    ADD_FAILURE() << llvm::toString(plan.takeError());
    return {};
  }

  std::vector<std::string> Files(const Plan& plan) {
    std::vector<std::string> files;
    for (const Unit& unit : plan.units) {
      files.push_back(
          std::filesystem::path(unit.file).lexically_relative(directory_));
    }
    return files;
  }
};

TEST_F(DatabaseTest, PrefersTheDirectoryItself) {
  const std::string own = WriteDatabase("compile_commands.json", "");
  const std::string build = WriteDatabase("build/compile_commands.json", "");
  auto place = FindDatabase(directory_.string());
  ASSERT_TRUE(!!place);
  EXPECT_EQ(place->file, own);
  EXPECT_THAT(place->others, ElementsAre(build));
}

TEST_F(DatabaseTest, LooksIntoBuildDirectories) {
  for (const char* name :
       {"out/debug/compile_commands.json", "out/compile_commands.json",
        "build/release/compile_commands.json",
        "build-debug/compile_commands.json", "build/compile_commands.json"}) {
    // Each is preferred to those before.
    const std::string file = WriteDatabase(name, "");
    EXPECT_EQ(Find(directory_), file);
  }
}

TEST_F(DatabaseTest, LooksUpwards) {
  const std::string file = WriteDatabase("build/compile_commands.json", "");
  Write("src/deep/a.cc", "");
  EXPECT_EQ(Find(Path("src/deep")), file);
}

TEST_F(DatabaseTest, ALinkToTheBuildsFileIsNoSecondOne) {
  WriteDatabase("build/compile_commands.json", "");
  std::filesystem::create_symlink("build/compile_commands.json",
                                  Path("compile_commands.json"));
  auto place = FindDatabase(directory_.string());
  ASSERT_TRUE(!!place);
  EXPECT_THAT(place->others, IsEmpty());
}

TEST_F(DatabaseTest, DoesNotLeaveTheRepository) {
  WriteDatabase("build/compile_commands.json", "");
  Write("repository/.git/HEAD", "");
  Write("repository/src/a.cc", "");
  EXPECT_THAT(Find(Path("repository/src")), HasSubstr("found no"));
}

TEST_F(DatabaseTest, SaysWhereItLookedAndWhatHelps) {
  Write(".git/HEAD", "");
  const std::string error = Find(directory_);
  EXPECT_THAT(error, HasSubstr("found no compile_commands.json in " +
                               directory_.string()));
  EXPECT_THAT(error, HasSubstr("-DCMAKE_EXPORT_COMPILE_COMMANDS=ON"));
}

TEST_F(DatabaseTest, AtTakesDirectoryOrFile) {
  const std::string file = WriteDatabase("b/compile_commands.json", "");
  for (const std::string& path : {file, Path("b")}) {
    auto place = DatabaseAt(path);
    ASSERT_TRUE(!!place);
    EXPECT_EQ(place->file, file);
  }
  auto missing = DatabaseAt(Path("c"));
  ASSERT_FALSE(!!missing);
  EXPECT_THAT(llvm::toString(missing.takeError()),
              HasSubstr("there is no compile_commands.json"));
}

TEST_F(DatabaseTest, AllUnitsSortedAndOnce) {
  const std::string file = WriteDatabase(
      "compile_commands.json",
      Entry("b.cc") + "," + Entry("a.cc") + "," + Entry("./b.cc") + "," +
          Entry("a.cc") + "," + Entry("a.cc", "-DDEBUG") + "," + Entry("x.S"));
  // "./b.cc" is another command, but a.cc without -DDEBUG is the same twice.
  EXPECT_THAT(Files(PlanOf(file)), ElementsAre("a.cc", "a.cc", "b.cc", "b.cc"));
}

TEST_F(DatabaseTest, FilesAndDirectoriesRestrict) {
  for (const char* name : {"a.cc", "src/b.cc", "src/sub/c.cc", "srcs/d.cc"}) {
    Write(name, "");
  }
  const std::string file =
      WriteDatabase("compile_commands.json",
                    Entry("a.cc") + "," + Entry("src/b.cc") + "," +
                        Entry("src/sub/c.cc") + "," + Entry("srcs/d.cc"));
  EXPECT_THAT(Files(PlanOf(file, {Path("src")})),
              ElementsAre("src/b.cc", "src/sub/c.cc"));
  EXPECT_THAT(Files(PlanOf(file, {Path("a.cc"), Path("src/../a.cc")})),
              ElementsAre("a.cc"));
  std::filesystem::create_symlink("src", Path("link"));
  EXPECT_THAT(Files(PlanOf(file, {Path("link/b.cc")})),
              ElementsAre("src/b.cc"));
}

TEST_F(DatabaseTest, FilesThatAreNotCompiledAreNamed) {
  Write("a.cc", "");
  Write("a.h", "");
  const std::string file =
      WriteDatabase("compile_commands.json", Entry("a.cc"));
  const Plan plan =
      PlanOf(file, {Path("a.cc"), Path("a.h"), Path("missing.cc")});
  EXPECT_THAT(Files(plan), ElementsAre("a.cc"));
  ASSERT_EQ(plan.notifications.size(), 2u);
  EXPECT_EQ(plan.notifications[0].file, Path("a.h"));
  EXPECT_EQ(plan.notifications[0].level, report::Level::kError);
  EXPECT_THAT(plan.notifications[0].message, HasSubstr("not compiled by"));
  EXPECT_EQ(plan.notifications[1].file, Path("missing.cc"));
  EXPECT_EQ(plan.notifications[1].message, "no such file");
}

TEST_F(DatabaseTest, FaultyDatabases) {
  for (std::string_view text : {"[", "{}", "[]", "[{\"file\": \"a.cc\"}]"}) {
    auto plan = PlanFromDatabase(Write("compile_commands.json", text), {});
    EXPECT_FALSE(!!plan) << text;
    EXPECT_THAT(llvm::toString(plan.takeError()),
                HasSubstr(Path("compile_commands.json")));
  }
}

TEST_F(DatabaseTest, PlanWithFlags) {
  const std::string file = Write("a.cc", "");
  const Plan plan = PlanWithFlags({file, Path("b.cc"), file}, {"-std=c++20"},
                                  directory_.string());
  ASSERT_EQ(plan.units.size(), 1u);
  EXPECT_THAT(plan.units[0].command,
              ElementsAre("clang++", "-std=c++20", file));
  EXPECT_EQ(plan.units[0].directory, directory_.string());
  ASSERT_EQ(plan.notifications.size(), 1u);
  EXPECT_EQ(plan.notifications[0].file, Path("b.cc"));
}

}  // namespace
}  // namespace ctxtidy::engine
