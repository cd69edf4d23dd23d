#ifndef CTXTIDY_DRIVER_CLI_CODE_SURVEY_H_
#define CTXTIDY_DRIVER_CLI_CODE_SURVEY_H_

#include <memory>
#include <utility>
#include <vector>

#include "checks/model/model_loader.h"
#include "driver/cli/console.h"
#include "driver/cli/model_commands.h"
#include "driver/cli/plan.h"
#include "driver/engine/survey.h"
#include "llvm/Support/Error.h"

namespace ctxtidy::cli {

// Puts `ask`, a question of driver/engine/survey.h, to the code that the flags
// name, and says what went wrong with single units. Known are the models in the
// files that the command is about; without any, those of the configuration.
template <class Ask>
auto SurveyCode(const ModelFlags& flags, Ask ask)
    -> llvm::Expected<decltype(ask(std::vector<engine::Unit>(),
                                   engine::SurveyOptions()))> {
  llvm::Expected<Config> config = MakeConfig(flags.code);
  if (!config) return config.takeError();
  llvm::Expected<model::ModelSet> models =
      model::ModelsWith(flags.files.empty() ? config->models : flags.files);
  if (!models) return models.takeError();
  llvm::Expected<engine::Plan> plan = MakePlan(*config);
  if (!plan) return plan.takeError();

  const engine::SurveyOptions options{
      .models = std::make_shared<const model::ModelSet>(*std::move(models)),
      .jobs = config->jobs,
      .progress = ProgressOf(*config)};
  auto survey = ask(plan->units, options);
  if (options.progress) ClearProgress();
  PrintNotifications(*config, plan->notifications);
  PrintNotifications(*config, survey.notifications);
  return survey;
}

}  // namespace ctxtidy::cli

#endif  // CTXTIDY_DRIVER_CLI_CODE_SURVEY_H_
