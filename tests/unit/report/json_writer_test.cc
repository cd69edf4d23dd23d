#include "driver/report/json_writer.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/unit/report/fixture.h"

namespace ctxtidy::report {
namespace {

using nlohmann::json;

TEST_F(ReportTest, JsonOfNothing) {
  const json log = json::parse(JsonReport(report_));
  EXPECT_EQ(log["schema"], 1);
  EXPECT_EQ(log["tool"]["name"], "ctxtidy");
  EXPECT_EQ(log["exitCode"], 0);
  EXPECT_EQ(log["findings"], json::array());
  EXPECT_EQ(log["notifications"], json::array());
}

TEST_F(ReportTest, JsonOfAFinding) {
  const std::string path = Write("src/a.cc", "é Make();\nNext();\n");
  report_.rules[0].fix_is_safe = false;
  Finding& finding = AddFinding(RegionOf(path, "Make"), "it is \"lost\"");
  finding.notes.push_back({RegionOf(path, "Next"), "here"});
  finding.fix = {InsertBefore(path, "Next", "x")};
  report_.notifications = {{Level::kError, "does not parse", "/b.cc"}};
  const json log = json::parse(JsonReport(report_));

  const json& entry = log["findings"][0];
  EXPECT_EQ(entry["check"], "ctx-lost-cancel");
  EXPECT_EQ(entry["level"], "warning");
  EXPECT_EQ(entry["message"], "it is \"lost\"");
  EXPECT_EQ(entry["file"], "src/a.cc");
  EXPECT_EQ(entry["line"], 1);
  EXPECT_EQ(entry["column"], 4) << "columns are bytes, as compilers print them";
  EXPECT_EQ(entry["endColumn"], 8);
  EXPECT_EQ(entry["offset"], 3);
  EXPECT_EQ(entry["notes"][0]["line"], 2);
  EXPECT_EQ(entry["notes"][0]["message"], "here");
  EXPECT_EQ(entry["fix"]["safe"], false);
  EXPECT_EQ(entry["fix"]["edits"][0]["text"], "x");
  EXPECT_EQ(log["notifications"][0]["file"], "/b.cc");
}

TEST_F(ReportTest, JsonWithoutAFix) {
  const std::string path = Write("a.cc", "x\n");
  AddFinding(RegionOf(path, "x"), "m");
  EXPECT_EQ(json::parse(JsonReport(report_))["findings"][0]["fix"], nullptr);
}

TEST_F(ReportTest, JsonOfSourcesThatAreNotUtf8) {
  const std::string path = Write("a.cc", "x\n");
  AddFinding(RegionOf(path, "x"), "bad \xFF byte");
  EXPECT_EQ(json::parse(JsonReport(report_))["findings"][0]["message"],
            "bad \uFFFD byte");
}

}  // namespace
}  // namespace ctxtidy::report
