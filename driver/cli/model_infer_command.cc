#include <string>
#include <utility>

#include "checks/model/model_loader.h"
#include "checks/model/review.h"
#include "driver/cli/code_survey.h"
#include "driver/cli/console.h"
#include "driver/cli/model_commands.h"
#include "driver/cli/model_draft.h"
#include "driver/cli/plan.h"
#include "driver/engine/survey.h"
#include "driver/engine/write_file.h"
#include "llvm/Support/MemoryBuffer.h"

namespace ctxtidy::cli {
namespace {

int Deliver(const ModelFlags& flags, const std::string& text) {
  if (flags.output.empty()) return PrintOut(text) ? kClean : kFailure;
  if (llvm::Error error = engine::WriteFile(flags.output, text)) {
    return Fail(std::move(error));
  }
  llvm::Expected<model::ModelSet> models =
      model::LoadModels(llvm::MemoryBufferRef(text, flags.output));
  if (!models) return Fail(models.takeError());
  if (!flags.code.quiet) {
    PrintInfo("wrote " + flags.output + "; " + model::Summary(models->front()));
  }
  return kClean;
}

}  // namespace

int ModelInferCommand(const ModelFlags& flags) {
  auto survey = SurveyCode(flags, engine::CountContexts);
  if (!survey) return Fail(survey.takeError());
  if (survey->units == 0) {
    PrintError("nothing could be parsed, so there is nothing to propose");
    return kFailure;
  }
  const std::string text =
      DraftModel(survey->answer, flags.name, survey->units);
  if (text.empty()) {
    PrintInfo("nothing in " + std::to_string(survey->units) +
              " translation units looks like a context that no model "
              "describes yet");
    return kFindings;
  }
  return Deliver(flags, text);
}

}  // namespace ctxtidy::cli
