#ifndef CTXTIDY_TESTS_UNIT_REPORT_FIXTURE_H_
#define CTXTIDY_TESTS_UNIT_REPORT_FIXTURE_H_

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#include "driver/report/finding.h"
#include "driver/report/source.h"
#include "tests/unit/report/regions.h"

namespace ctxtidy::report {

// A report about files in a directory of its own, "root" in `directory_`.
class ReportTest : public ::testing::Test {
 protected:
  ReportTest() {
    std::string pattern = ::testing::TempDir() + "ctxtidy-report-XXXXXX";
    directory_ = std::filesystem::canonical(mkdtemp(pattern.data()));
    report_.root = directory_ / "root";
    report_.working_directory = report_.root;
    report_.command_line = {"ctxtidy", "check"};
    report_.start_time = "2026-01-31T12:00:00Z";
    report_.end_time = "2026-01-31T12:00:01Z";
    report_.units = 1;
    report_.rules = {{.id = "ctx-lost-cancel",
                      .summary = "a cancel function is not used on all paths",
                      .markdown = "# ctx-lost-cancel\n\nFinds it.\n",
                      .since = "0.1",
                      .precision = "high"}};
  }
  ~ReportTest() override { std::filesystem::remove_all(directory_); }

  std::string Write(const std::string& name, std::string_view text) {
    const std::filesystem::path path =
        (directory_ / "root" / name).lexically_normal();
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << text;
    return path;
  }

  // Where `words` first stand in the file.
  Region RegionOf(const std::string& path, std::string_view words) {
    EXPECT_NE(sources_.Find(path)->text().find(words), std::string_view::npos)
        << words;
    return RegionOfWords(sources_, path, words);
  }

  Region Between(const std::string& path, std::size_t begin, std::size_t end) {
    return RegionBetween(sources_, path, begin, end);
  }

  // An insertion before `words`.
  Edit InsertBefore(const std::string& path, std::string_view words,
                    std::string text) {
    const Region place = RegionOf(path, words);
    return {Between(path, place.begin_offset, place.begin_offset),
            std::move(text)};
  }

  Finding& AddFinding(const Region& region, std::string message) {
    report_.exit_code = 1;
    report_.findings.push_back({.region = region,
                                .check = "ctx-lost-cancel",
                                .message = std::move(message)});
    return report_.findings.back();
  }

  std::filesystem::path directory_;
  Report report_;
  Sources sources_;
};

}  // namespace ctxtidy::report

#endif  // CTXTIDY_TESTS_UNIT_REPORT_FIXTURE_H_
