#include "driver/cli/model_candidates.h"

#include <algorithm>
#include <utility>

#include "checks/semantics/survey/vocabulary.h"

namespace ctxtidy::cli {
namespace {

using semantics::TypeFacts;

constexpr std::size_t kMostLikely = 5;
constexpr std::size_t kMostDoubtful = 3;
// Functions that hand on a type that can be asked but is not called a context:
// events and futures are handed on by few.
constexpr unsigned kLeastHandingOn = 5;
// Of the best one's score; what has less is a detail of the code base.
constexpr double kLeastShare = 0.02;

bool IsAskedIfDone(const TypeFacts& facts) {
  return std::ranges::any_of(facts.members, [](const auto& member) {
    return member.second.boolean && member.second.needs_nothing &&
           semantics::SoundsDone(member.first);
  });
}

bool IsLookedAt(const TypeFacts& facts) {
  return IsAskedIfDone(facts) ||
         std::ranges::any_of(facts.members, [](const auto& member) {
           return semantics::SoundsLooking(member.first);
         });
}

Candidate Judge(const std::string& type, const TypeFacts& facts) {
  Candidate candidate{.type = type, .facts = &facts};
  candidate.handing_on = std::ranges::count_if(
      facts.takers, [](const auto& taker) { return taker.second.hands_on; });
  candidate.score = facts.takers.size() + 2.0 * candidate.handing_on;
  if (IsAskedIfDone(facts)) {
    candidate.score *= 4;
  } else if (IsLookedAt(facts)) {
    candidate.score *= 2;
  }
  // Futures and threads can be asked, too.
  if (!semantics::SoundsLikeContext(LastName(type))) candidate.score /= 4;
  return candidate;
}

bool IsCalledContext(const std::string& type) {
  const std::vector<std::string> words = semantics::WordsOf(LastName(type));
  return !words.empty() && (words.back() == "context" || words.back() == "ctx");
}

void SortByScore(std::vector<Candidate>& candidates, std::size_t most) {
  std::ranges::sort(candidates, [](const Candidate& a, const Candidate& b) {
    return std::pair(-a.score, a.type) < std::pair(-b.score, b.type);
  });
  if (candidates.size() > most) candidates.resize(most);
}

// Classes derived from a context are contexts without being named.
void DropDerived(std::vector<Candidate>& candidates) {
  std::vector<std::string> types;
  for (const Candidate& candidate : candidates) types.push_back(candidate.type);
  std::erase_if(candidates, [&](const Candidate& candidate) {
    return std::ranges::any_of(types, [&](const std::string& type) {
      return candidate.facts->bases.contains(type);
    });
  });
}

}  // namespace

std::string LastName(const std::string& name) {
  const std::size_t colons = name.rfind("::");
  return colons == std::string::npos ? name : name.substr(colons + 2);
}

Candidates ChooseCandidates(const semantics::Census& census) {
  Candidates chosen;
  for (const auto& [type, facts] : census.types) {
    if (facts.takers.size() < 2) continue;
    Candidate candidate = Judge(type, facts);
    const bool sounds_right = semantics::SoundsLikeContext(LastName(type));
    if (!sounds_right && candidate.handing_on < kLeastHandingOn) continue;
    if (IsLookedAt(facts)) {
      chosen.likely.push_back(std::move(candidate));
    } else if (IsCalledContext(type) && candidate.handing_on >= 5) {
      chosen.doubtful.push_back(std::move(candidate));
    }
  }
  DropDerived(chosen.likely);
  SortByScore(chosen.likely, kMostLikely);
  SortByScore(chosen.doubtful, kMostDoubtful);
  if (!chosen.likely.empty()) {
    const double least = chosen.likely.front().score * kLeastShare;
    std::erase_if(chosen.likely, [&](const Candidate& candidate) {
      return candidate.score < least;
    });
  }
  return chosen;
}

}  // namespace ctxtidy::cli
