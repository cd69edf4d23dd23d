#ifndef CTXTIDY_DRIVER_CLI_MODEL_SIGHTINGS_H_
#define CTXTIDY_DRIVER_CLI_MODEL_SIGHTINGS_H_

#include <span>
#include <string>

#include "checks/model/mentions.h"
#include "checks/semantics/survey/name_search.h"

namespace ctxtidy::cli {

struct SightingsReport {
  std::string text;  // Lines that each end with "\n".
  bool all_found = true;
};

// Words what was found of the names of a model in `units` translation units.
SightingsReport ReportSightings(std::span<const model::Mention> mentions,
                                std::span<const semantics::Sighting> sightings,
                                unsigned units);

}  // namespace ctxtidy::cli

#endif  // CTXTIDY_DRIVER_CLI_MODEL_SIGHTINGS_H_
