#include "driver/report/sarif_writer.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/unit/report/fixture.h"

namespace ctxtidy::report {
namespace {

using nlohmann::json;

class SarifTest : public ReportTest {
 protected:
  // The log's only run.
  json Run() { return json::parse(SarifReport(report_, sources_))["runs"][0]; }
};

TEST_F(SarifTest, Envelope) {
  const json log = json::parse(SarifReport(report_, sources_));
  EXPECT_EQ(log["version"], "2.1.0");
  EXPECT_TRUE(log["$schema"].get<std::string>().ends_with(".json"));
  ASSERT_EQ(log["runs"].size(), 1u);
  EXPECT_EQ(log["runs"][0]["columnKind"], "utf16CodeUnits");
  EXPECT_EQ(log["runs"][0]["results"], json::array());
}

TEST_F(SarifTest, Rule) {
  const json run = Run();
  const json& rule = run["tool"]["driver"]["rules"][0];
  EXPECT_EQ(rule["id"], "ctx-lost-cancel");
  EXPECT_EQ(rule["name"], "LostCancel");
  EXPECT_EQ(rule["shortDescription"]["text"],
            "A cancel function is not used on all paths.");
  EXPECT_EQ(rule["fullDescription"]["text"], "Finds it.");
  EXPECT_EQ(rule["help"]["text"], "ctx-lost-cancel\n\nFinds it.\n");
  EXPECT_EQ(rule["help"]["markdown"], "# ctx-lost-cancel\n\nFinds it.\n");
  EXPECT_TRUE(rule["helpUri"].get<std::string>().ends_with(
      "/docs/checks/lost-cancel.md"));
  EXPECT_EQ(rule["defaultConfiguration"]["level"], "warning");
  EXPECT_EQ(rule["properties"]["precision"], "high");
  EXPECT_EQ(rule["properties"]["problem.severity"], "warning");
  EXPECT_TRUE(rule["properties"]["tags"].is_array());
  EXPECT_FALSE(rule["properties"].contains("security-severity"));
}

TEST_F(SarifTest, RuleWithoutAPageStillHasHelp) {
  report_.rules[0].markdown = "";
  const json rule = Run()["tool"]["driver"]["rules"][0];
  EXPECT_EQ(rule["help"]["text"],
            "A cancel function is not used on all paths.\n");
  EXPECT_EQ(rule["fullDescription"], rule["shortDescription"]);
}

TEST_F(SarifTest, Result) {
  const std::string path = Write(
      "my src/a.cc", "// 1\n// 2\n/* é😀 */ Make(ctx);\n// 4\n// 5\n// 6\n");
  AddFinding(RegionOf(path, "Make(ctx)"), "it is lost");
  const json result = Run()["results"][0];
  EXPECT_EQ(result["ruleId"], "ctx-lost-cancel");
  EXPECT_EQ(result["ruleIndex"], 0);
  EXPECT_EQ(result["level"], "warning");
  EXPECT_EQ(result["message"]["text"], "it is lost");
  const json& location = result["locations"][0]["physicalLocation"];
  EXPECT_EQ(location["artifactLocation"]["uri"], "my%20src/a.cc");
  EXPECT_EQ(location["artifactLocation"]["uriBaseId"], "SRCROOT");
  EXPECT_EQ(location["region"], json({{"startLine", 3},
                                      {"startColumn", 11},
                                      {"endLine", 3},
                                      {"endColumn", 20},
                                      {"snippet", {{"text", "Make(ctx)"}}}}));
  EXPECT_EQ(location["contextRegion"]["startLine"], 1);
  EXPECT_EQ(location["contextRegion"]["endLine"], 5);
  EXPECT_EQ(location["contextRegion"]["snippet"]["text"],
            "// 1\n// 2\n/* é😀 */ Make(ctx);\n// 4\n// 5");
  EXPECT_EQ(result["partialFingerprints"]["primaryLocationLineHash"],
            sources_.Find(path)->Fingerprint(3));
  EXPECT_FALSE(result.contains("fixes"));
  EXPECT_FALSE(result.contains("relatedLocations"));
}

TEST_F(SarifTest, RootAndArtifacts) {
  const std::string path = Write("a.cc", "abc");
  AddFinding(RegionOf(path, "abc"), "m");
  const json run = Run();
  EXPECT_EQ(run["originalUriBaseIds"]["SRCROOT"]["uri"],
            "file://" + report_.root + "/");
  const json& artifact = run["artifacts"][0];
  EXPECT_EQ(artifact["location"]["uri"], "a.cc");
  EXPECT_EQ(artifact["roles"], json::array({"resultFile"}));
  EXPECT_EQ(artifact["length"], 3);
  EXPECT_EQ(artifact["hashes"]["sha-256"],
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST_F(SarifTest, FileOutsideTheRootHasAnAbsoluteUri) {
  const std::string path = Write("../b.h", "x");
  AddFinding(RegionOf(path, "x"), "m");
  AddFinding(RegionOf(Write("a.cc", "x"), "x"), "m");
  const json results = Run()["results"];
  const auto location = [&](int i) {
    return results[i]["locations"][0]["physicalLocation"]["artifactLocation"];
  };
  EXPECT_TRUE(location(0)["uri"].get<std::string>().starts_with("file:///"));
  EXPECT_FALSE(location(0).contains("uriBaseId"));
  EXPECT_EQ(location(1)["uriBaseId"], "SRCROOT");
}

TEST_F(SarifTest, NotesAreRelatedLocations) {
  const std::string path = Write("a.cc", "x\ny\nz\n");
  Finding& finding = AddFinding(RegionOf(path, "x"), "m");
  finding.notes = {{RegionOf(path, "y"), "first"},
                   {RegionOf(path, "z"), "second"}};
  const json related = Run()["results"][0]["relatedLocations"];
  ASSERT_EQ(related.size(), 2u);
  EXPECT_EQ(related[0]["id"], 1);
  EXPECT_EQ(related[1]["id"], 2);
  EXPECT_EQ(related[1]["message"]["text"], "second");
  EXPECT_EQ(related[1]["physicalLocation"]["region"]["startLine"], 3);
}

TEST_F(SarifTest, Fix) {
  const std::string path = Write("a.cc", "é f(1);\n");
  report_.rules[0].fix_is_safe = false;
  Finding& finding = AddFinding(RegionOf(path, "f"), "m");
  finding.fix = {InsertBefore(path, "1", "ctx, "), {RegionOf(path, ";"), ""}};
  const json fix = Run()["results"][0]["fixes"][0];
  EXPECT_EQ(fix["properties"]["applicability"], "unsafe");
  ASSERT_EQ(fix["artifactChanges"].size(), 1u);
  const json& replacements = fix["artifactChanges"][0]["replacements"];
  EXPECT_EQ(replacements[0]["deletedRegion"]["startColumn"], 5);
  EXPECT_EQ(replacements[0]["deletedRegion"]["endColumn"], 5);
  EXPECT_EQ(replacements[0]["insertedContent"]["text"], "ctx, ");
  EXPECT_EQ(replacements[1]["deletedRegion"]["endColumn"], 8);
  EXPECT_FALSE(replacements[1].contains("insertedContent"));
}

TEST_F(SarifTest, Invocation) {
  report_.exit_code = 2;
  report_.command_line = {"ctxtidy", "check", "--checks=-*,ctx-a", "it's"};
  report_.notifications = {
      {Level::kError, "broken.cc does not parse", report_.root + "/broken.cc"},
      {Level::kWarning, "flag ignored", ""}};
  const json invocation = Run()["invocations"][0];
  EXPECT_EQ(invocation["commandLine"],
            "ctxtidy check '--checks=-*,ctx-a' 'it'\\''s'");
  EXPECT_EQ(invocation["arguments"][2], "it's");
  EXPECT_EQ(invocation["executionSuccessful"], false);
  EXPECT_EQ(invocation["exitCode"], 2);
  EXPECT_EQ(invocation["startTimeUtc"], "2026-01-31T12:00:00Z");
  EXPECT_EQ(invocation["endTimeUtc"], "2026-01-31T12:00:01Z");
  const json& first = invocation["toolExecutionNotifications"][0];
  EXPECT_EQ(first["level"], "error");
  EXPECT_EQ(
      first["locations"][0]["physicalLocation"]["artifactLocation"]["uri"],
      "broken.cc");
  EXPECT_FALSE(
      invocation["toolExecutionNotifications"][1].contains("locations"));
}

TEST_F(SarifTest, ContextMustBeMoreThanTheRegion) {
  const std::string path = Write("a.cc", "x\n");
  AddFinding(RegionOf(path, "x"), "m");
  EXPECT_FALSE(Run()["results"][0]["locations"][0]["physicalLocation"].contains(
      "contextRegion"));
}

TEST_F(SarifTest, SameReportSameBytes) {
  const std::string path = Write("a.cc", "x\n");
  AddFinding(RegionOf(path, "x"), "m");
  Sources fresh;
  EXPECT_EQ(SarifReport(report_, sources_), SarifReport(report_, fresh));
}

}  // namespace
}  // namespace ctxtidy::report
