#ifndef CTXTIDY_TESTS_UNIT_ENGINE_FIXTURE_H_
#define CTXTIDY_TESTS_UNIT_ENGINE_FIXTURE_H_

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

namespace ctxtidy {

// A directory of its own for each test.
class DirectoryTest : public ::testing::Test {
 protected:
  DirectoryTest() {
    std::string pattern = ::testing::TempDir() + "ctxtidy-test-XXXXXX";
    directory_ = std::filesystem::canonical(mkdtemp(pattern.data()));
  }
  ~DirectoryTest() override { std::filesystem::remove_all(directory_); }

  std::string Path(const std::string& name) { return directory_ / name; }

  std::string Write(const std::string& name, std::string_view text) {
    const std::filesystem::path path = directory_ / name;
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << text;
    return path;
  }

  std::filesystem::path directory_;
};

}  // namespace ctxtidy

#endif  // CTXTIDY_TESTS_UNIT_ENGINE_FIXTURE_H_
