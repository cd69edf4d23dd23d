#ifndef CTXTIDY_DRIVER_ENGINE_FRONT_END_H_
#define CTXTIDY_DRIVER_ENGINE_FRONT_END_H_

#include <functional>
#include <string>
#include <vector>

#include "checks/analysis.h"
#include "driver/engine/engine.h"
#include "driver/engine/inputs.h"
#include "driver/engine/tier.h"
#include "driver/engine/unit.h"
#include "driver/report/finding.h"

namespace clang {
class ASTContext;
}  // namespace clang

namespace ctxtidy::engine {

// How units are read.
struct FrontEnd {
  std::string resource_dir;  // clang's own headers.
  Tier tier = Tier::kExact;
  Overlay overlay = {};
  std::string root = {};     // See Recording().
  Inputs* inputs = nullptr;  // Where to note what is read, if anywhere.
};

// Parses and analyses one unit. Touches nothing that is shared, not even the
// process's working directory: units may run in parallel.
UnitResult AnalyzeUnit(const Unit& unit, const AnalysisOptions& options,
                       const FrontEnd& front_end);

// Parses one unit likewise and, if there is no error in it, hands it over.
using Visit = std::function<void(clang::ASTContext&)>;
UnitResult VisitUnit(const Unit& unit, const std::string& resource_dir,
                     const Visit& visit);

}  // namespace ctxtidy::engine

#endif  // CTXTIDY_DRIVER_ENGINE_FRONT_END_H_
