#include "driver/engine/survey.h"

#include <algorithm>
#include <iterator>
#include <mutex>

#include "driver/engine/engine.h"
#include "driver/engine/front_end.h"

namespace ctxtidy::engine {
namespace {

// `ask` is called for each unit, several at a time; `add` adds its answer to
// the whole, one at a time. The order must not matter.
template <class Answer, class Ask, class Add>
void Conduct(const std::vector<Unit>& units, const SurveyOptions& options,
             Survey<Answer>& survey, Ask ask, Add add) {
  const std::string resource_dir = ResourceDir();
  std::mutex mutex;  // Guards `survey`.
  ForEachUnit(units, options.jobs, options.progress, [&](std::size_t i) {
    Answer answer;
    UnitResult result =
        VisitUnit(units[i], resource_dir,
                  [&](clang::ASTContext& context) { answer = ask(context); });
    const std::lock_guard lock(mutex);
    std::ranges::move(result.notifications,
                      std::back_inserter(survey.notifications));
    if (!result.analysed) return;
    ++survey.units;
    add(answer);
  });
  std::ranges::sort(survey.notifications);
  const auto repeated = std::ranges::unique(survey.notifications);
  survey.notifications.erase(repeated.begin(), repeated.end());
}

}  // namespace

Survey<semantics::Census> CountContexts(const std::vector<Unit>& units,
                                        const SurveyOptions& options) {
  Survey<semantics::Census> survey;
  Conduct(
      units, options, survey,
      [&](clang::ASTContext& context) {
        return semantics::TakeCensus(context, *options.models);
      },
      [&](const semantics::Census& census) { survey.answer.Add(census); });
  return survey;
}

Survey<std::vector<semantics::Sighting>> FindNames(
    const std::vector<Unit>& units, const SurveyOptions& options,
    const std::vector<model::Mention>& mentions) {
  Survey<std::vector<semantics::Sighting>> survey;
  survey.answer.resize(mentions.size());
  Conduct(
      units, options, survey,
      [&](clang::ASTContext& context) {
        return semantics::SearchNames(context, mentions, *options.models);
      },
      [&](const std::vector<semantics::Sighting>& sightings) {
        for (std::size_t i = 0; i < sightings.size(); ++i) {
          survey.answer[i].Add(sightings[i]);
        }
      });
  return survey;
}

}  // namespace ctxtidy::engine
