#include "driver/engine/write_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <iterator>

#include "tests/unit/engine/fixture.h"

namespace ctxtidy::engine {
namespace {

using ::testing::HasSubstr;

class OutputTest : public DirectoryTest {
 protected:
  std::string Contents(const std::string& name) {
    std::ifstream in(Path(name));
    return {std::istreambuf_iterator<char>(in), {}};
  }

  std::string FaultOf(const std::string& path) {
    return llvm::toString(WriteFile(path, "text"));
  }
};

TEST_F(OutputTest, ReplacesAsAWhole) {
  EXPECT_EQ(FaultOf(Path("a")), "");
  EXPECT_EQ(Contents("a"), "text");
  EXPECT_EQ(llvm::toString(WriteFile(Path("a"), "x")), "");
  EXPECT_EQ(Contents("a"), "x");
  // No temporary file is left.
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(directory_), {}),
            1);
}

TEST_F(OutputTest, LinksStayLinks) {
  Write("real", "old");
  std::filesystem::create_symlink("real", Path("link"));
  EXPECT_EQ(FaultOf(Path("link")), "");
  EXPECT_TRUE(std::filesystem::is_symlink(Path("link")));
  EXPECT_EQ(Contents("real"), "text");
}

TEST_F(OutputTest, Faults) {
  EXPECT_THAT(FaultOf(Path("no/such/a")),
              HasSubstr("cannot write " + Path("no/such/a") +
                        ": No such file or directory"));
  EXPECT_EQ(FaultOf("/dev/full"),
            "cannot write /dev/full: No space left on device");
}

TEST_F(OutputTest, DevicesAreNotReplaced) {
  EXPECT_EQ(FaultOf("/dev/null"), "");
  EXPECT_TRUE(std::filesystem::is_character_file("/dev/null"));
}

}  // namespace
}  // namespace ctxtidy::engine
