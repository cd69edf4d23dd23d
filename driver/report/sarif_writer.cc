#include "driver/report/sarif_writer.h"

#include <string_view>
#include <utility>

#include "driver/report/documentation.h"
#include "driver/report/level.h"
#include "driver/report/markdown.h"
#include "driver/report/notification.h"
#include "driver/report/paths.h"
#include "driver/report/sarif_result.h"

namespace ctxtidy::report {
namespace {

using sarif::Json;

constexpr char kSchema[] =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/"
    "sarif-schema-2.1.0.json";

// "LostCancel" for "ctx-lost-cancel": the readable name that viewers show
// beside the id.
std::string PascalName(std::string_view id) {
  if (id.starts_with("ctx-")) id.remove_prefix(4);
  std::string name;
  bool upper = true;
  for (char c : id) {
    if (c == '-') {
      upper = true;
    } else {
      name +=
          upper && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
      upper = false;
    }
  }
  return name;
}

std::string Capitalized(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] -= 'a' - 'A';
  if (!text.ends_with('.')) text += '.';
  return text;
}

std::string_view ProblemSeverity(Level level) {
  return level == Level::kNote ? "recommendation" : LevelName(level);
}

Json RuleOf(const Rule& rule) {
  const std::string summary = Capitalized(rule.summary);
  const std::string paragraph = FirstParagraph(rule.markdown);
  const std::string markdown = rule.markdown.empty() ? summary : rule.markdown;
  return {{"id", rule.id},
          {"name", PascalName(rule.id)},
          {"shortDescription", {{"text", summary}}},
          {"fullDescription",
           {{"text", paragraph.empty() ? summary : Capitalized(paragraph)}}},
          {"help", {{"text", PlainText(markdown)}, {"markdown", markdown}}},
          {"helpUri", DocumentationUrl(rule.id)},
          {"defaultConfiguration", {{"level", LevelName(rule.level)}}},
          {"properties",
           {{"tags", Json::array({"cancellation", "context", "c++"})},
            {"precision", rule.precision},
            {"problem.severity", ProblemSeverity(rule.level)},
            {"since", rule.since}}}};
}

Json Tool(const Report& report) {
  Json rules = Json::array();
  for (const Rule& rule : report.rules) rules.push_back(RuleOf(rule));
  return {{"driver",
           {{"name", "ctxtidy"},
            {"version", CTXTIDY_VERSION},
            {"semanticVersion", CTXTIDY_VERSION},
            {"informationUri", kHomepage},
            {"rules", std::move(rules)}}}};
}

// The command line as one would type it again.
std::string CommandLine(const std::vector<std::string>& arguments) {
  std::string line;
  for (const std::string& argument : arguments) {
    if (!line.empty()) line += ' ';
    const bool plain = !argument.empty() &&
                       argument.find_first_of(" \t\n'\"\\$`*?[]{}()<>|&;~#!") ==
                           std::string::npos;
    if (plain) {
      line += argument;
      continue;
    }
    line += '\'';
    for (char c : argument) line += c == '\'' ? "'\\''" : std::string(1, c);
    line += '\'';
  }
  return line;
}

std::string_view ExitCodeDescription(int exit_code) {
  switch (exit_code) {
    case 0:
      return "nothing found";
    case 1:
      return "findings reported";
    default:
      return "not everything could be analysed";
  }
}

Json NotificationOf(const Report& report, const Notification& notification,
                    const sarif::ResultWriter& writer) {
  Json json = {{"level", LevelName(notification.level)},
               {"message", {{"text", Sentence(report.root, notification)}}}};
  if (!notification.file.empty()) {
    json["locations"] =
        Json::array({{{"physicalLocation",
                       {{"artifactLocation",
                         writer.ArtifactLocation(notification.file)}}}}});
  }
  return json;
}

Json Invocation(const Report& report, const sarif::ResultWriter& writer) {
  Json notifications = Json::array();
  for (const Notification& notification : report.notifications) {
    notifications.push_back(NotificationOf(report, notification, writer));
  }
  Json json = {
      {"commandLine", CommandLine(report.command_line)},
      {"arguments", Json::array()},
      {"startTimeUtc", report.start_time},
      {"endTimeUtc", report.end_time},
      {"workingDirectory", {{"uri", DirectoryUri(report.working_directory)}}},
      {"exitCode", report.exit_code},
      {"exitCodeDescription", ExitCodeDescription(report.exit_code)},
      {"executionSuccessful", report.exit_code < 2},
      {"toolExecutionNotifications", std::move(notifications)}};
  for (std::size_t i = 1; i < report.command_line.size(); ++i) {
    json["arguments"].push_back(report.command_line[i]);
  }
  return json;
}

}  // namespace

std::string SarifReport(const Report& report, Sources& sources) {
  sarif::ResultWriter writer(report, sources);
  Json results = Json::array();
  for (const Finding& finding : report.findings) {
    results.push_back(writer.Result(finding));
  }
  Json run = {{"tool", Tool(report)},
              {"invocations", Json::array({Invocation(report, writer)})},
              {"originalUriBaseIds",
               {{sarif::kRootId, {{"uri", DirectoryUri(report.root)}}}}},
              {"artifacts", writer.Artifacts()},
              {"columnKind", "utf16CodeUnits"},
              {"results", std::move(results)}};
  const Json log = {{"$schema", kSchema},
                    {"version", "2.1.0"},
                    {"runs", Json::array({std::move(run)})}};
  // Sources need not be UTF-8, but JSON must be.
  return log.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace ctxtidy::report
