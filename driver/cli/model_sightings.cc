#include "driver/cli/model_sightings.h"

#include <set>

namespace ctxtidy::cli {
namespace {

using model::Mention;
using model::Named;
using semantics::Sighting;

std::string Count(std::size_t number, const std::string& one) {
  return std::to_string(number) + " " + one + (number == 1 ? "" : "s");
}

std::string KindOf(Named kind) {
  switch (kind) {
    case Named::kClass:
      return "class";
    case Named::kFunction:
      return "function";
    case Named::kVariable:
      return "variable or constant";
    case Named::kMacro:
      return "macro";
    case Named::kMember:
    case Named::kAccessor:
      return "member";
  }
  return "";
}

std::string Missing(const Mention& mention, const std::string& where) {
  const std::string& name = mention.name.text();
  switch (mention.kind) {
    case Named::kMember:
      return mention.context + " has no member '" + name + "'" + where;
    case Named::kAccessor:
      return "no class has a member '" + name + "' that yields a context" +
             where;
    default:
      return name + ": no such " + KindOf(mention.kind) + where;
  }
}

// What is wrong with a name that was not found.
std::string Explain(const Mention& mention, const Sighting& sighting,
                    const std::string& where) {
  const std::string& name = mention.name.text();
  if (!sighting.alias_of.empty()) {
    return name + " is an alias; name the class, '" + sighting.alias_of + "'";
  }
  if (sighting.other_arity) {
    return name +
           ": there is such a function, but not with these parameters; "
           "one has " +
           Count(*sighting.other_arity, "parameter");
  }
  std::string text = Missing(mention, where);
  if (!sighting.nearest.empty()) {
    text += "; did you mean '" + sighting.nearest + "'?";
  }
  return text;
}

std::string ParentText(const Mention& mention, const Sighting& sighting) {
  const std::string& name = mention.name.text();
  std::string text = "hint: ";
  text += mention.parent ? "argument " + std::to_string(*mention.parent) +
                               " of " + name + " is no context"
                         : name + " is no member of a context";
  if (sighting.other_parent) {
    text += "; did you mean 'parent: arg" +
            std::to_string(*sighting.other_parent) + "'?";
  }
  return text;
}

}  // namespace

SightingsReport ReportSightings(std::span<const Mention> mentions,
                                std::span<const Sighting> sightings,
                                unsigned units) {
  SightingsReport report;
  const std::string where = " in " + Count(units, "translation unit");
  std::set<std::string>
      unknown;  // Classes; nothing is said of what has to do with them.
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    if (mentions[i].kind == Named::kClass && !sightings[i].found) {
      unknown.insert(mentions[i].name.text());
    }
  }
  std::size_t found = 0;
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    const Mention& mention = mentions[i];
    const Sighting& sighting = sightings[i];
    if (sighting.found) {
      ++found;
      if (mention.derives && !sighting.parent_found) {
        report.text +=
            mention.place + ": " + ParentText(mention, sighting) + "\n";
      }
      continue;
    }
    report.all_found = false;
    if (unknown.contains(mention.context)) continue;
    if (mention.kind == Named::kAccessor && !unknown.empty()) continue;
    report.text +=
        mention.place + ": " + Explain(mention, sighting, where) + "\n";
  }
  report.text += std::to_string(found) + " of " +
                 Count(mentions.size(), "name") + " found" + where + "\n";
  return report;
}

}  // namespace ctxtidy::cli
