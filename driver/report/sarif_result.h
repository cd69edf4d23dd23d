#ifndef CTXTIDY_DRIVER_REPORT_SARIF_RESULT_H_
#define CTXTIDY_DRIVER_REPORT_SARIF_RESULT_H_

#include <map>
#include <nlohmann/json.hpp>
#include <string>

#include "driver/report/finding.h"
#include "driver/report/source.h"

// Parts of a SARIF log that speak of places in files.
namespace ctxtidy::report::sarif {

using Json = nlohmann::ordered_json;

// The name under which a run's URIs are relative to the report's root.
inline constexpr char kRootId[] = "SRCROOT";

// Turns a report's findings into results.
class ResultWriter {
 public:
  // Both must outlive the writer.
  ResultWriter(const Report& report, Sources& sources);

  Json Result(const Finding& finding);
  // Every file that the report mentions, with its hash.
  Json Artifacts();
  // The URI of a file, relative where it can be, and its index among them.
  Json ArtifactLocation(const std::string& file) const;

 private:
  Json Location(const Region& region);
  Json RegionOf(const Region& region, bool with_snippet);
  Json ContextRegion(const SourceFile& file, const Region& region);
  Json RelatedLocations(const Finding& finding);
  Json FixOf(const Finding& finding, const Rule* rule);

  const Report& report_;
  Sources& sources_;
  std::map<std::string, int> artifacts_;  // Path to index.
};

}  // namespace ctxtidy::report::sarif

#endif  // CTXTIDY_DRIVER_REPORT_SARIF_RESULT_H_
