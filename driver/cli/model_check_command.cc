#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "checks/model/model_loader.h"
#include "checks/model/review.h"
#include "driver/cli/code_survey.h"
#include "driver/cli/console.h"
#include "driver/cli/model_commands.h"
#include "driver/cli/model_sightings.h"
#include "driver/cli/plan.h"
#include "driver/engine/survey.h"
#include "llvm/Support/MemoryBuffer.h"

namespace ctxtidy::cli {
namespace {

bool IsBuiltin(const std::string& name) {
  return std::ranges::any_of(
      model::BuiltinModels(),
      [&](const model::Model& model) { return model.name == name; });
}

// What reading alone tells of all files.
struct Reading {
  std::vector<model::Mention> mentions;
  std::string text;
  bool unreadable = false;
  bool has_mistakes = false;
};

void Read(const std::string& file, Reading& reading) {
  auto buffer = llvm::MemoryBuffer::getFile(file, /*IsText=*/true);
  if (!buffer) {
    PrintError("cannot read the model file '" + file +
               "': " + buffer.getError().message());
    reading.unreadable = true;
    return;
  }
  const model::Review review = model::ReviewModels(**buffer);
  reading.has_mistakes |= review.has_mistakes;
  if (!review.remarks.empty()) reading.text += review.remarks + "\n";
  for (const model::Model& model : review.models) {
    reading.text += model::Summary(model);
    if (IsBuiltin(model.name)) reading.text += " (replaces the built-in model)";
    reading.text += "\n";
  }
  std::ranges::copy(review.mentions, std::back_inserter(reading.mentions));
}

bool NamesCode(const ModelFlags& flags) {
  return !flags.code.build.empty() || !flags.code.files.empty() ||
         flags.code.compiler_flags.has_value();
}

// Looks for the names in the code.
int CompareWithCode(const ModelFlags& flags,
                    const std::vector<model::Mention>& mentions) {
  auto survey = SurveyCode(
      flags, [&](const auto& units, const engine::SurveyOptions& options) {
        return engine::FindNames(units, options, mentions);
      });
  if (!survey) return Fail(survey.takeError());
  if (survey->units == 0) {
    PrintError("nothing could be parsed, so nothing is known of the names");
    return kFailure;
  }
  const SightingsReport report =
      ReportSightings(mentions, survey->answer, survey->units);
  if (!PrintOut(report.text)) return kFailure;
  return report.all_found ? kClean : kFindings;
}

}  // namespace

int ModelCheckCommand(const ModelFlags& flags) {
  Reading reading;
  for (const std::string& file : flags.files) Read(file, reading);
  if (!PrintOut(reading.text) || reading.unreadable) return kFailure;
  int code = reading.has_mistakes ? kFindings : kClean;
  // Nothing can be looked for without having been understood.
  if (NamesCode(flags) && !reading.mentions.empty()) {
    code = std::max(code, CompareWithCode(flags, reading.mentions));
  }
  return code;
}

}  // namespace ctxtidy::cli
