#ifndef CTXTIDY_DRIVER_ENGINE_SURVEY_H_
#define CTXTIDY_DRIVER_ENGINE_SURVEY_H_

#include <memory>
#include <vector>

#include "checks/model/context_model.h"
#include "checks/model/mentions.h"
#include "checks/semantics/survey/census.h"
#include "checks/semantics/survey/name_search.h"
#include "driver/engine/jobs.h"
#include "driver/engine/unit.h"
#include "driver/report/finding.h"

// Questions to a whole code base that are asked for a model, not by a check.
namespace ctxtidy::engine {

struct SurveyOptions {
  std::shared_ptr<const model::ModelSet> models;
  unsigned jobs = 1;
  Progress progress;
};

template <class Answer>
struct Survey {
  unsigned units = 0;  // That were parsed without an error, and count.
  Answer answer;
  std::vector<report::Notification> notifications;  // Sorted, each once.
};

// What is done with types that might be contexts.
Survey<semantics::Census> CountContexts(const std::vector<Unit>& units,
                                        const SurveyOptions& options);

// Which of the names are there, one answer each.
Survey<std::vector<semantics::Sighting>> FindNames(
    const std::vector<Unit>& units, const SurveyOptions& options,
    const std::vector<model::Mention>& mentions);

}  // namespace ctxtidy::engine

#endif  // CTXTIDY_DRIVER_ENGINE_SURVEY_H_
