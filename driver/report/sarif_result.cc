#include "driver/report/sarif_result.h"

#include <algorithm>
#include <utility>

#include "driver/report/level.h"
#include "driver/report/paths.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/SHA256.h"

namespace ctxtidy::report::sarif {
namespace {

// Lines shown before and after what is found.
constexpr unsigned kContextLines = 2;

std::string Sha256(std::string_view text) {
  const auto bytes = llvm::SHA256::hash(llvm::arrayRefFromStringRef(text));
  return llvm::toHex(bytes, /*LowerCase=*/true);
}

}  // namespace

ResultWriter::ResultWriter(const Report& report, Sources& sources)
    : report_(report), sources_(sources) {
  for (const Finding& finding : report.findings) {
    artifacts_[finding.region.file];
    for (const Note& note : finding.notes) artifacts_[note.region.file];
    for (const Edit& edit : finding.fix) artifacts_[edit.region.file];
  }
  for (const Notification& notification : report.notifications) {
    if (!notification.file.empty()) artifacts_[notification.file];
  }
  int index = 0;
  for (auto& [file, position] : artifacts_) position = index++;
}

Json ResultWriter::ArtifactLocation(const std::string& file) const {
  Json json;
  if (auto relative = PathBelow(report_.root, file)) {
    json = {{"uri", EncodePath(*relative)}, {"uriBaseId", kRootId}};
  } else {
    json = {{"uri", FileUri(file)}};
  }
  if (auto entry = artifacts_.find(file); entry != artifacts_.end()) {
    json["index"] = entry->second;
  }
  return json;
}

Json ResultWriter::Artifacts() {
  Json json = Json::array();
  for (const auto& [path, index] : artifacts_) {
    Json artifact = {{"location", ArtifactLocation(path)},
                     {"roles", Json::array({"resultFile"})},
                     {"sourceLanguage", "cplusplus"}};
    if (const SourceFile* file = sources_.Find(path)) {
      artifact["length"] = file->text().size();
      artifact["hashes"] = {{"sha-256", Sha256(file->text())}};
    }
    json.push_back(std::move(artifact));
  }
  return json;
}

Json ResultWriter::RegionOf(const Region& region, bool with_snippet) {
  const SourceFile* file = sources_.Find(region.file);
  unsigned begin = region.begin_column;
  unsigned end = region.end_column;
  if (file != nullptr) {
    begin = file->Utf16Column(region.begin_line, begin);
    end = file->Utf16Column(region.end_line, end);
  }
  Json json = {{"startLine", region.begin_line},
               {"startColumn", begin},
               {"endLine", region.end_line},
               {"endColumn", end}};
  if (file != nullptr && with_snippet &&
      region.end_offset <= file->text().size()) {
    json["snippet"] = {
        {"text", file->text().substr(region.begin_offset,
                                     region.end_offset - region.begin_offset)}};
  }
  return json;
}

Json ResultWriter::ContextRegion(const SourceFile& file, const Region& region) {
  unsigned last_line = file.line_count();
  // What follows the last line's end is no line to show.
  if (last_line > 1 && file.Line(last_line).empty()) --last_line;
  const unsigned first =
      region.begin_line > kContextLines ? region.begin_line - kContextLines : 1;
  const unsigned last = std::min(region.end_line + kContextLines, last_line);
  // It must be larger than the region itself.
  if (first == region.begin_line && last <= region.end_line) return nullptr;
  return {{"startLine", first},
          {"endLine", last},
          {"snippet", {{"text", file.Lines(first, last)}}}};
}

Json ResultWriter::Location(const Region& region) {
  Json physical = {{"artifactLocation", ArtifactLocation(region.file)},
                   {"region", RegionOf(region, /*with_snippet=*/true)}};
  if (const SourceFile* file = sources_.Find(region.file)) {
    Json context = ContextRegion(*file, region);
    if (!context.is_null()) physical["contextRegion"] = std::move(context);
  }
  return {{"physicalLocation", std::move(physical)}};
}

Json ResultWriter::RelatedLocations(const Finding& finding) {
  Json json = Json::array();
  int id = 0;
  for (const Note& note : finding.notes) {
    Json location = {{"id", ++id}};
    location.update(Location(note.region));
    location["message"] = {{"text", note.message}};
    json.push_back(std::move(location));
  }
  return json;
}

Json ResultWriter::FixOf(const Finding& finding, const Rule* rule) {
  Json changes = Json::array();
  const std::string* file = nullptr;
  for (const Edit& edit : finding.fix) {
    if (file == nullptr || *file != edit.region.file) {
      file = &edit.region.file;
      changes.push_back({{"artifactLocation", ArtifactLocation(*file)},
                         {"replacements", Json::array()}});
    }
    Json replacement = {
        {"deletedRegion", RegionOf(edit.region, /*with_snippet=*/false)}};
    if (!edit.text.empty())
      replacement["insertedContent"] = {{"text", edit.text}};
    changes.back()["replacements"].push_back(std::move(replacement));
  }
  const bool safe = rule == nullptr || rule->fix_is_safe;
  return {{"description", {{"text", "Fix what " + finding.check + " found."}}},
          {"artifactChanges", std::move(changes)},
          {"properties", {{"applicability", safe ? "safe" : "unsafe"}}}};
}

Json ResultWriter::Result(const Finding& finding) {
  const auto rule = std::ranges::find(report_.rules, finding.check, &Rule::id);
  const bool known = rule != report_.rules.end();
  Json json = {{"ruleId", finding.check}};
  if (known) json["ruleIndex"] = rule - report_.rules.begin();
  json["level"] = LevelName(finding.level);
  json["message"] = {{"text", finding.message}};
  json["locations"] = Json::array({Location(finding.region)});
  if (!finding.notes.empty())
    json["relatedLocations"] = RelatedLocations(finding);
  if (const SourceFile* file = sources_.Find(finding.region.file)) {
    const std::string_view hash = file->Fingerprint(finding.region.begin_line);
    if (!hash.empty()) {
      json["partialFingerprints"] = {{"primaryLocationLineHash", hash}};
    }
  }
  if (finding.suppression) {
    Json suppression = {{"kind", "inSource"}, {"status", "accepted"}};
    if (!finding.suppression->reason.empty()) {
      suppression["justification"] = finding.suppression->reason;
    }
    if (!finding.suppression->region.file.empty()) {
      suppression["location"] = Location(finding.suppression->region);
    }
    json["suppressions"] = Json::array({std::move(suppression)});
  }
  if (!finding.fix.empty()) {
    json["fixes"] = Json::array({FixOf(finding, known ? &*rule : nullptr)});
  }
  return json;
}

}  // namespace ctxtidy::report::sarif
