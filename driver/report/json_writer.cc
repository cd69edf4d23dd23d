#include "driver/report/json_writer.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string_view>

#include "driver/report/level.h"
#include "driver/report/notification.h"
#include "driver/report/paths.h"

namespace ctxtidy::report {
namespace {

using Json = nlohmann::ordered_json;

constexpr int kSchema = 1;

// The members that say where something is.
Json Place(const Report& report, const Region& region) {
  return {{"file", ShortPath(report.root, region.file)},
          {"line", region.begin_line},
          {"column", region.begin_column},
          {"endLine", region.end_line},
          {"endColumn", region.end_column},
          {"offset", region.begin_offset},
          {"endOffset", region.end_offset}};
}

bool FixIsSafe(const Report& report, std::string_view check) {
  const auto rule = std::ranges::find(report.rules, check, &Rule::id);
  return rule == report.rules.end() || rule->fix_is_safe;
}

Json ToJson(const Report& report, const Finding& finding) {
  Json json = {{"check", finding.check},
               {"level", LevelName(finding.level)},
               {"message", finding.message}};
  json.update(Place(report, finding.region));
  json["notes"] = Json::array();
  for (const Note& note : finding.notes) {
    Json entry = {{"message", note.message}};
    entry.update(Place(report, note.region));
    json["notes"].push_back(std::move(entry));
  }
  json["suppressed"] = nullptr;
  if (finding.suppression) {
    json["suppressed"] = {{"reason", finding.suppression->reason}};
  }
  json["fix"] = nullptr;
  if (finding.fix.empty()) return json;
  Json edits = Json::array();
  for (const Edit& edit : finding.fix) {
    Json entry = Place(report, edit.region);
    entry["text"] = edit.text;
    edits.push_back(std::move(entry));
  }
  json["fix"] = {{"safe", FixIsSafe(report, finding.check)},
                 {"edits", std::move(edits)}};
  return json;
}

Json ToJson(const Report& report, const Notification& notification) {
  Json json = {{"level", LevelName(notification.level)},
               {"message", SeenFrom(report.root, notification.message)},
               {"file", nullptr}};
  if (!notification.file.empty()) {
    json["file"] = ShortPath(report.root, notification.file);
  }
  return json;
}

}  // namespace

std::string JsonReport(const Report& report) {
  Json json = {{"schema", kSchema},
               {"tool", {{"name", "ctxtidy"}, {"version", CTXTIDY_VERSION}}},
               {"root", report.root},
               {"units", report.units},
               {"exitCode", report.exit_code},
               {"findings", Json::array()},
               {"notifications", Json::array()}};
  for (const Finding& finding : report.findings) {
    json["findings"].push_back(ToJson(report, finding));
  }
  for (const Notification& notification : report.notifications) {
    json["notifications"].push_back(ToJson(report, notification));
  }
  // Sources need not be UTF-8, but JSON must be.
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace ctxtidy::report
