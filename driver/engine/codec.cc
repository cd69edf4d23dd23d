#include "driver/engine/codec.h"

#include <cctype>
#include <nlohmann/json.hpp>

namespace ctxtidy {
namespace {

using Json = nlohmann::json;

// In place of the root. No path or message has such a character.
constexpr char kRootMark = '\x01';

bool IsOfName(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' ||
         c == '-' || c == '.';
}

template <class T>
void Put(Json& json, const char* name, const std::optional<T>& value) {
  if (value) json[name] = *value;
}

template <class T>
void Take(const Json& json, const char* name, std::optional<T>& value) {
  if (json.contains(name)) value = json.at(name).get<T>();
}

}  // namespace

namespace report {

NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Region, file, begin_offset, end_offset,
                                   begin_line, begin_column, end_line,
                                   end_column)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Note, region, message)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Edit, region, text)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Suppression, region, reason)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Notification, level, message, file)

static void to_json(Json& json, const Finding& finding) {
  json = {{"region", finding.region},   {"check", finding.check},
          {"message", finding.message}, {"level", finding.level},
          {"notes", finding.notes},     {"fix", finding.fix}};
  Put(json, "suppression", finding.suppression);
}

static void from_json(const Json& json, Finding& finding) {
  json.at("region").get_to(finding.region);
  json.at("check").get_to(finding.check);
  json.at("message").get_to(finding.message);
  json.at("level").get_to(finding.level);
  json.at("notes").get_to(finding.notes);
  json.at("fix").get_to(finding.fix);
  Take(json, "suppression", finding.suppression);
}

}  // namespace report

namespace engine {

static void to_json(Json& json, const Nolint& nolint) {
  json = {{"region", nolint.region},
          {"comment", nolint.comment},
          {"glob", nolint.glob},
          {"reason", nolint.reason},
          {"first_line", nolint.first_line},
          {"last_line", nolint.last_line},
          {"leads", nolint.leads},
          {"used", nolint.used}};
  Put(json, "removal", nolint.removal);
}

static void from_json(const Json& json, Nolint& nolint) {
  json.at("region").get_to(nolint.region);
  json.at("comment").get_to(nolint.comment);
  json.at("glob").get_to(nolint.glob);
  json.at("reason").get_to(nolint.reason);
  json.at("first_line").get_to(nolint.first_line);
  json.at("last_line").get_to(nolint.last_line);
  json.at("leads").get_to(nolint.leads);
  json.at("used").get_to(nolint.used);
  Take(json, "removal", nolint.removal);
}

NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(UnitResult, analysed, interrupted, findings,
                                   notifications, nolints, files)

namespace {

// Changes every path and every text with paths in it.
template <class Change>
void ChangePaths(UnitResult& result, Change change) {
  const auto in = [&](std::string& text) { text = change(text); };
  for (report::Finding& finding : result.findings) {
    in(finding.region.file);
    for (report::Note& note : finding.notes) in(note.region.file);
    for (report::Edit& edit : finding.fix) in(edit.region.file);
    if (finding.suppression) in(finding.suppression->region.file);
  }
  for (report::Notification& notification : result.notifications) {
    in(notification.file);
    in(notification.message);
  }
  for (Nolint& nolint : result.nolints) {
    in(nolint.region.file);
    in(nolint.comment.file);
    if (nolint.removal) in(nolint.removal->file);
  }
  for (std::string& file : result.files) in(file);
}

}  // namespace

std::string Portable(std::string_view text, std::string_view root) {
  if (root.empty()) return std::string(text);
  std::string portable;
  while (true) {
    const std::size_t at = text.find(root);
    portable += text.substr(0, at);
    if (at == std::string_view::npos) return portable;
    text.remove_prefix(at + root.size());
    // Not the beginning of a longer name.
    if (text.empty() || !IsOfName(text.front())) {
      portable += kRootMark;
    } else {
      portable += root;
    }
  }
}

std::string Local(std::string_view text, std::string_view root) {
  std::string local;
  for (const char c : text) {
    if (c == kRootMark) {
      local += root;
    } else {
      local += c;
    }
  }
  return local;
}

std::string Encode(const UnitResult& result, std::string_view root) {
  UnitResult portable = result;
  ChangePaths(portable,
              [&](const std::string& text) { return Portable(text, root); });
  std::string bytes;
  Json::to_msgpack(Json(portable),
                   nlohmann::detail::output_adapter<char>(bytes));
  return bytes;
}

std::optional<UnitResult> Decode(std::string_view bytes,
                                 std::string_view root) {
  UnitResult result;
  try {
    Json::from_msgpack(bytes.begin(), bytes.end()).get_to(result);
  } catch (const Json::exception&) {
    return std::nullopt;
  }
  ChangePaths(result,
              [&](const std::string& text) { return Local(text, root); });
  return result;
}

}  // namespace engine
}  // namespace ctxtidy
