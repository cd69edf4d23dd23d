#include "driver/cli/model_draft.h"

#include <algorithm>
#include <cctype>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "checks/semantics/survey/vocabulary.h"
#include "driver/cli/model_candidates.h"

namespace ctxtidy::cli {
namespace {

using semantics::Maker;
using semantics::Taker;
using semantics::TypeFacts;
using semantics::Way;

constexpr std::size_t kMostEntries = 12;
constexpr std::size_t kMostAccessors = 6;
constexpr std::size_t kMostSigns = 5;

std::string Count(std::size_t number, const std::string& one) {
  return std::to_string(number) + " " + one + (number == 1 ? "" : "s");
}

std::string Join(const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts) {
    text += (text.empty() ? "" : ", ") + part;
  }
  return text;
}

// How many functions do something with one.
template <class Test>
std::size_t Takers(const TypeFacts& facts, Test test) {
  return std::ranges::count_if(
      facts.takers, [&](const auto& taker) { return test(taker.second); });
}

std::size_t TakersBy(const TypeFacts& facts, Way way) {
  return Takers(facts, [&](const Taker& taker) { return taker.way == way; });
}

// The entries of one list of the model, each once, with a comment.
class Section {
 public:
  explicit Section(std::string key) : key_(std::move(key)) {}

  // `entry` without its "- ", lines separated by "\n".
  void Add(const std::string& entry, const std::string& comment = "") {
    if (count_ >= kMostEntries || !seen_.insert(entry).second) return;
    ++count_;
    Append(entry, comment, "  ");
  }
  // An entry that only a person can decide on.
  void AddDoubtful(const std::string& entry, const std::string& comment) {
    if (doubtful_ >= kMostEntries || !seen_.insert(entry).second) return;
    ++doubtful_;
    Append(entry, comment, "  # ");
  }

  std::string Text() const {
    if (count_ > 0) return "\n" + key_ + ":\n" + body_;
    return body_.empty() ? "" : "\n# " + key_ + ":\n" + body_;
  }

 private:
  void Append(const std::string& entry, const std::string& comment,
              const std::string& margin) {
    std::string line = margin + "- ";
    for (char c : entry) {
      line += c;
      if (c == '\n') line += margin + "  ";
    }
    body_ += line + (comment.empty() ? "" : "  # " + comment) + "\n";
  }

  std::string key_;
  std::string body_;
  std::set<std::string> seen_;
  std::size_t count_ = 0;
  std::size_t doubtful_ = 0;
};

class Draft {
 public:
  explicit Draft(const semantics::Census& census) : census_(census) {}

  std::string Write(const std::string& name, unsigned units) {
    const Candidates chosen = ChooseCandidates(census_);
    if (chosen.likely.empty()) return "";
    std::string contexts;
    for (const Candidate& candidate : chosen.likely) {
      contexts += ContextEntry(candidate);
      AddRoots(candidate);
      AddDerivations(candidate);
      AddMembers(candidate);
      AddBlocking(candidate);
    }
    std::string text =
        "# Proposed by `ctxtidy model infer` from " +
        Count(units, "translation unit") +
        ". It is a start: read every line, delete\n# what is wrong, and ask "
        "`ctxtidy model check` and `ctxtidy check --model` what they think.\n";
    text += "model: " + (name.empty() ? NameFrom(chosen.likely) : name) +
            "\n\ncontexts:\n" + contexts + Doubtful(chosen.doubtful);
    for (const Section* section :
         {&roots_, &derive_, &deadlines_, &cancel_, &ambient_, &blocking_}) {
      text += section->Text();
    }
    return text + Canceled();
  }

 private:
  // A namespace makes a model's name, if it can.
  static std::string NameFrom(const std::vector<Candidate>& likely) {
    const std::string& type = likely.front().type;
    const std::size_t colons = type.find("::");
    if (colons == std::string::npos) return "mine";
    std::string name;
    for (char c : type.substr(0, colons)) {
      name += c == '_' ? '-' : static_cast<char>(std::tolower(c));
    }
    while (name.ends_with('-')) name.pop_back();
    return name.empty() || std::isalpha(name[0]) == 0 ? "mine" : name;
  }

  static std::string Evidence(const Candidate& candidate) {
    const TypeFacts& facts = *candidate.facts;
    std::vector<std::string> ways;
    for (const auto& [way, name] :
         {std::pair(Way::kValue, "value"),
          std::pair(Way::kConstReference, "const reference"),
          std::pair(Way::kReference, "reference"),
          std::pair(Way::kPointer, "pointer"),
          std::pair(Way::kWrapper, "smart pointer or optional")}) {
      const std::size_t number = TakersBy(facts, way);
      if (number > 0) ways.push_back(std::to_string(number) + " by " + name);
    }
    return "  # Taken by " + Count(facts.takers.size(), "function") + " (" +
           Join(ways) + "); " + std::to_string(candidate.handing_on) +
           " hand it on.\n";
  }

  static std::string ShapeOf(const Candidate& candidate) {
    const TypeFacts& facts = *candidate.facts;
    const std::vector<std::string> words =
        semantics::WordsOf(LastName(candidate.type));
    if (words.back() == "deadline") return "deadline";
    const std::size_t changeable =
        TakersBy(facts, Way::kReference) + TakersBy(facts, Way::kPointer);
    if (changeable * 2 < facts.takers.size()) return "token";
    return words.back() == "source" ? "source" : "operation";
  }

  static std::string PositionLine(const TypeFacts& facts) {
    const std::size_t all =
        Takers(facts, [](const Taker& taker) { return !taker.alone; });
    const std::size_t first = Takers(
        facts, [](const Taker& taker) { return !taker.alone && taker.first; });
    const std::size_t last = Takers(
        facts, [](const Taker& taker) { return !taker.alone && taker.last; });
    std::string position = "any";
    if (all >= 3 && first * 5 >= all * 4) position = "first";
    if (all >= 3 && last * 5 >= all * 4) position = "last";
    return "    position: " + position + "  # Of " +
           Count(all, "longer parameter list") + " first in " +
           std::to_string(first) + ", last in " + std::to_string(last) + ".\n";
  }

  static std::string NullLine(const TypeFacts& facts) {
    const auto by_pointer = [](const Taker& taker) {
      return taker.way == Way::kPointer || taker.way == Way::kWrapper;
    };
    const std::size_t all = Takers(facts, by_pointer);
    const std::size_t defaults =
        Takers(facts, [](const Taker& taker) { return taker.null_default; });
    const std::size_t tests = Takers(facts, [&](const Taker& taker) {
      return by_pointer(taker) && taker.tests;
    });
    if (defaults == 0 && tests * 5 < all + 4) return "";
    if (defaults + tests == 0) return "";
    return "    nullable: true  # Null by default in " +
           std::to_string(defaults) + ", tested for null in " +
           std::to_string(tests) + ".\n";
  }

  static std::string AccessorLine(const TypeFacts& facts) {
    std::vector<std::pair<std::size_t, std::string>> counted;
    for (const auto& [name, classes] : facts.accessors) {
      // What ends so is meant for its own class.
      if (!name.empty() && !name.ends_with('_')) {
        counted.emplace_back(classes.size(), name);
      }
    }
    std::ranges::sort(counted, [](const auto& a, const auto& b) {
      return std::pair(b.first, a.second) < std::pair(a.first, b.second);
    });
    if (counted.size() > kMostAccessors) counted.resize(kMostAccessors);
    std::vector<std::string> names;
    std::vector<std::string> counts;
    for (const auto& [number, name] : counted) {
      names.push_back(name);
      counts.push_back(std::to_string(number));
    }
    if (names.empty()) return "";
    return "    accessors: [" + Join(names) + "]  # Of " + Join(counts) +
           (counts.back() == "1" && counts.size() == 1 ? " class.\n"
                                                       : " classes.\n");
  }

  static std::string NameLine(const std::string& key,
                              const std::vector<std::string>& names) {
    return names.empty() ? "" : "    " + key + ": [" + Join(names) + "]\n";
  }

  std::string ContextEntry(const Candidate& candidate) {
    const TypeFacts& facts = *candidate.facts;
    const std::string shape = ShapeOf(candidate);
    std::vector<std::string> observe;
    std::vector<std::string> done;
    for (const auto& [name, member] : facts.members) {
      if (semantics::SoundsDone(name) && member.boolean &&
          member.needs_nothing) {
        done.push_back(name);
      } else if (semantics::SoundsLooking(name) &&
                 !semantics::SoundsCancelling(name) &&
                 !semantics::SoundsLikeSettingDeadline(name)) {
        observe.push_back(name);
      }
    }
    std::string text = Evidence(candidate);
    text += "  - type: " + candidate.type + "\n    shape: " + shape + "\n";
    text += PositionLine(facts) + NullLine(facts) + AccessorLine(facts) +
            NameLine("observe", observe) + NameLine("done", done);
    if (shape != "token" && facts.owners.size() >= 3) {
      text += "    # members: true  # " + std::to_string(facts.owners.size()) +
              " classes keep one: is it theirs for life?\n";
    }
    return text;
  }

  static std::string Doubtful(const std::vector<Candidate>& doubtful) {
    std::string text;
    for (const Candidate& candidate : doubtful) {
      text += "  # A context only by name? Nothing says when it is over.\n" +
              Evidence(candidate) + "  # - type: " + candidate.type + "\n";
    }
    return text;
  }

  void AddRoots(const Candidate& candidate) {
    const TypeFacts& facts = *candidate.facts;
    if (!facts.default_made.empty()) {
      roots_.Add("constructor: " + candidate.type,
                 "Used in " + Count(facts.default_made.size(), "place") + ".");
    }
    for (const std::string& variable : facts.variables) {
      roots_.Add("variable: " + variable);
    }
    for (const auto& [key, maker] : facts.makers) {
      if (maker.parent || maker.is_member || !maker.context.empty()) continue;
      const std::string entry = "function: " + maker.name;
      if (semantics::SoundsAmbient(LastName(maker.name))) {
        ambient_.Add(entry);
      } else if (maker.is_static || (maker.needs_nothing && IsNew(maker))) {
        roots_.Add(entry);
      } else {
        roots_.AddDoubtful(entry, maker.needs_nothing
                                      ? "Or does it return what there is?"
                                      : "Or does it derive one of something?");
      }
    }
  }

  // Is what it returns made by it?
  static bool IsNew(const Maker& maker) {
    return maker.way == Way::kValue ||
           semantics::SoundsMaking(LastName(maker.name));
  }

  void AddDerivations(const Candidate& candidate) {
    for (const auto& [key, maker] : candidate.facts->makers) {
      if (!maker.parent && !maker.is_member) continue;
      const std::string last = LastName(maker.name);
      const bool sounds_right = semantics::SoundsDeriving(last) ||
                                semantics::SoundsDetaching(last) ||
                                semantics::SoundsTimed(last);
      const bool returns_new =
          maker.way == Way::kValue || maker.way == Way::kWrapper;
      // A member without arguments may well return a part of the object.
      if (!sounds_right && (!returns_new || maker.is_member)) continue;
      std::string entry =
          "function: " + maker.name + "\nparent: " +
          (maker.parent ? "arg" + std::to_string(*maker.parent) : "this");
      if (!maker.context.empty()) entry += "\ncontext: " + maker.context;
      if (!maker.cancel.empty()) entry += "\ncancel: " + maker.cancel;
      if (semantics::SoundsTimed(last)) entry += "\ndeadline: true";
      if (semantics::SoundsDetaching(last)) entry += "\ndetaches: true";
      derive_.Add(entry);
    }
  }

  void AddMembers(const Candidate& candidate) {
    for (const auto& [name, member] : candidate.facts->members) {
      const std::string entry = "function: " + member.of + "::" + name;
      if (semantics::SoundsLikeSettingDeadline(name) && member.takes_time) {
        deadlines_.Add(entry);
      } else if (semantics::SoundsCancelling(name)) {
        cancel_.Add(entry);
      }
    }
  }

  void AddBlocking(const Candidate& candidate) {
    const std::string last = LastName(candidate.type);
    for (const std::string& function : candidate.facts->overloads) {
      const std::string entry =
          "function: " + function + " without " + candidate.type +
          "\nadvice: use the overload that takes the " + last;
      if (semantics::SoundsBlocking(LastName(function))) {
        blocking_.Add(entry);
      } else {
        blocking_.AddDoubtful(entry, "Does it block?");
      }
    }
  }

  std::string Canceled() const {
    const auto first = [](const std::set<std::string>& all) {
      std::vector<std::string> some(all.begin(), all.end());
      if (some.size() > kMostSigns) some.resize(kMostSigns);
      return some;
    };
    const std::vector<std::string> exceptions =
        first(census_.cancel_exceptions);
    const std::vector<std::string> codes = first(census_.cancel_codes);
    if (exceptions.empty() && codes.empty()) return "";
    std::string text = "\ncanceled:\n";
    if (!exceptions.empty())
      text += "  exceptions: [" + Join(exceptions) + "]\n";
    if (!codes.empty()) text += "  codes: [" + Join(codes) + "]\n";
    return text;
  }

  const semantics::Census& census_;
  Section roots_{"roots"};
  Section derive_{"derive"};
  Section deadlines_{"deadlines"};
  Section cancel_{"cancel"};
  Section ambient_{"ambient"};
  Section blocking_{"blocking"};
};

}  // namespace

std::string DraftModel(const semantics::Census& census, const std::string& name,
                       unsigned units) {
  return Draft(census).Write(name, units);
}

}  // namespace ctxtidy::cli
