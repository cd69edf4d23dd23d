#include "checks/model/model_reader.h"

#include <initializer_list>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "checks/model/suggest.h"
#include "checks/model/value_reader.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringRef.h"

// The tables below are the whole grammar of a model: which keys a mapping has,
// which of them it must have, and how each is read.

namespace ctxtidy::model {
namespace {

enum class Need { kOptional, kRequired };

// One key of the mapping that becomes a T.
template <class T>
struct Field {
  llvm::StringLiteral name;
  Need need;
  void (*read)(const YamlNode& value, Faults& faults, T& out);
};

// Reads a value into one member of T.
template <auto kMember, auto kRead, class T>
void Into(const YamlNode& value, Faults& faults, T& out) {
  kRead(value, faults, out.*kMember);
}

template <auto kRead, class T>
void ReadOptional(const YamlNode& node, Faults& faults, std::optional<T>& out) {
  kRead(node, faults, out.emplace());
}

template <auto kRead, class T>
void ReadList(const YamlNode& node, Faults& faults, std::vector<T>& out) {
  if (node.kind != YamlNode::Kind::kList) {
    return AddWrongKind(node, "a list", faults);
  }
  for (const YamlNode& item : node.items) {
    kRead(item, faults, out.emplace_back());
  }
}

template <const auto& kWords, class T>
void ReadWord(const YamlNode& node, Faults& faults, T& out) {
  llvm::SmallVector<llvm::StringRef> known;
  for (const auto& [word, value] : kWords) known.push_back(word);
  if (node.kind != YamlNode::Kind::kText) {
    return AddWrongKind(node, "one of '" + llvm::join(known, "', '") + "'",
                        faults);
  }
  const auto* found = llvm::find(known, node.text);
  if (found == known.end()) {
    return faults.Add(node.at, "unknown value '" + node.text + "'" +
                                   Suggestion(node.text, known));
  }
  out = kWords[found - known.begin()].second;
}

size_t CountKeys(const YamlNode& node,
                 std::initializer_list<llvm::StringRef> names) {
  return llvm::count_if(node.keys, [&](const YamlNode& key) {
    return llvm::is_contained(names, key.text);
  });
}

// Conditions on several keys of the mapping that becomes a T; most have none.
template <class T>
void CheckTogether(const YamlNode&, Faults&) {}

template <>
void CheckTogether<Root>(const YamlNode& node, Faults& faults) {
  if (CountKeys(node, {"function", "constructor", "variable"}) == 1) return;
  faults.Add(node.at,
             "a root has exactly one of 'function', 'constructor', 'variable'");
}

template <>
void CheckTogether<Registration>(const YamlNode& node, Faults& faults) {
  if (CountKeys(node, {"constructor", "function"}) == 1) return;
  faults.Add(node.at,
             "a registration has exactly one of 'constructor', 'function'");
}

template <>
void CheckTogether<Handler>(const YamlNode& node, Faults& faults) {
  if (CountKeys(node, {"override", "callback", "annotation"}) != 1) {
    faults.Add(
        node.at,
        "a handler has exactly one of 'override', 'callback', 'annotation'");
  } else if (CountKeys(node, {"arg"}) > CountKeys(node, {"callback"})) {
    faults.Add(node.at, "'arg' needs 'callback': whose argument it is");
  }
}

template <>
void CheckTogether<ErrorLog>(const YamlNode& node, Faults& faults) {
  if (CountKeys(node, {"function", "macro"}) != 1) {
    faults.Add(node.at, "a log has exactly one of 'function', 'macro'");
  }
}

template <>
void CheckTogether<Derivation>(const YamlNode& node, Faults& faults) {
  if (CountKeys(node, {"guard"}) <= CountKeys(node, {"cancel"})) return;
  faults.Add(node.at,
             "'guard' needs 'cancel': where the function is that the "
             "guard calls");
}

template <>
void CheckTogether<ArgumentTest>(const YamlNode& node, Faults& faults) {
  if (CountKeys(node, {"is", "mentions"}) == 1) return;
  faults.Add(node.at, "a test has exactly one of 'is', 'mentions'");
}

template <>
void CheckTogether<Blocking>(const YamlNode& node, Faults& faults) {
  if (CountKeys(node, {"instead", "advice"}) > 0) return;
  faults.Add(node.at, "missing key 'instead' or 'advice': the way out");
}

template <const auto& kFields, class T>
void ReadMapping(const YamlNode& node, Faults& faults, T& out) {
  if (node.kind != YamlNode::Kind::kMapping) {
    return AddWrongKind(node, "a mapping", faults);
  }
  llvm::SmallVector<llvm::StringRef> known;
  for (const Field<T>& field : kFields) {
    known.push_back(field.name);
    if (field.need == Need::kRequired && CountKeys(node, {field.name}) == 0) {
      faults.Add(node.at, "missing key '" + field.name + "'");
    }
  }
  for (const auto& [key, value] : llvm::zip(node.keys, node.items)) {
    const auto* found = llvm::find(known, key.text);
    if (found == known.end()) {
      faults.Add(key.at, "unknown key '" + key.text + "'" +
                             Suggestion(key.text, known));
      continue;
    }
    kFields[found - known.begin()].read(value, faults, out);
  }
  CheckTogether<T>(node, faults);
}

template <class T>
using Word = std::pair<llvm::StringLiteral, T>;

constexpr Word<Shape> kShapes[] = {
    {"token", Shape::kToken},     {"operation", Shape::kOperation},
    {"source", Shape::kSource},   {"deadline", Shape::kDeadline},
    {"carrier", Shape::kCarrier},
};
constexpr Word<Position> kPositions[] = {
    {"any", Position::kAny},
    {"first", Position::kFirst},
    {"last", Position::kLast},
};
constexpr Word<ArgumentTest::Kind> kTests[] = {
    {"negative", ArgumentTest::Kind::kNegative},
    {"null", ArgumentTest::Kind::kNull},
    {"left_out", ArgumentTest::Kind::kLeftOut},
};

constexpr Word<RunsWhen> kRuns[] = {
    {"here", RunsWhen::kHere},
    {"elsewhere", RunsWhen::kElsewhere},
    {"joined", RunsWhen::kJoined},
    {"detached", RunsWhen::kDetached},
};
constexpr Word<Where> kWhere[] = {
    {"anywhere", Where::kAnywhere},
    {"handler", Where::kHandler},
    {"loop", Where::kLoop},
};

constexpr Word<bool> kYesOrNo[] = {{"false", false}, {"true", true}};

constexpr auto kReadFlag = ReadWord<kYesOrNo, bool>;
constexpr auto kReadSelectors = ReadList<ReadSelector, Selector>;

constexpr Field<ContextType> kContext[] = {
    {"type", Need::kRequired, Into<&ContextType::type, ReadQualifiedName>},
    {"shape", Need::kOptional,
     Into<&ContextType::shape, ReadWord<kShapes, Shape>>},
    {"position", Need::kOptional,
     Into<&ContextType::position, ReadWord<kPositions, Position>>},
    {"interfaces_only", Need::kOptional,
     Into<&ContextType::interfaces_only, kReadFlag>},
    {"after", Need::kOptional,
     Into<&ContextType::after, ReadList<ReadQualifiedName, std::string>>},
    {"outgoing", Need::kOptional, Into<&ContextType::outgoing, kReadFlag>},
    {"answers", Need::kOptional,
     Into<&ContextType::answers, ReadList<ReadQualifiedName, std::string>>},
    {"streams", Need::kOptional,
     Into<&ContextType::streams, ReadList<ReadQualifiedName, std::string>>},
    {"ends", Need::kOptional, Into<&ContextType::ends, kReadFlag>},
    {"nullable", Need::kOptional, Into<&ContextType::nullable, kReadFlag>},
    {"thread_bound", Need::kOptional,
     Into<&ContextType::thread_bound, kReadFlag>},
    {"members", Need::kOptional, Into<&ContextType::members, kReadFlag>},
    {"accessors", Need::kOptional,
     Into<&ContextType::accessors, ReadList<ReadIdentifier, std::string>>},
    {"observe", Need::kOptional,
     Into<&ContextType::observe, ReadList<ReadIdentifier, std::string>>},
    {"done", Need::kOptional,
     Into<&ContextType::done, ReadList<ReadIdentifier, std::string>>},
    {"wait", Need::kOptional, Into<&ContextType::wait, ReadText>},
};

constexpr auto kReadOptionalSelector = ReadOptional<ReadSelector, Selector>;

constexpr Field<Root> kRoot[] = {
    {"function", Need::kOptional, Into<&Root::function, kReadOptionalSelector>},
    {"constructor", Need::kOptional,
     Into<&Root::constructor, kReadOptionalSelector>},
    {"variable", Need::kOptional, Into<&Root::variable, kReadOptionalSelector>},
    {"placeholder", Need::kOptional, Into<&Root::placeholder, kReadFlag>},
};

constexpr Field<Derivation> kDerive[] = {
    {"function", Need::kRequired, Into<&Derivation::function, ReadSelector>},
    {"parent", Need::kOptional, Into<&Derivation::parent, ReadParent>},
    {"context", Need::kOptional, Into<&Derivation::context, ReadPlace>},
    {"cancel", Need::kOptional, Into<&Derivation::cancel, ReadPlace>},
    {"guard", Need::kOptional, Into<&Derivation::guard, ReadQualifiedName>},
    {"timeout", Need::kOptional,
     Into<&Derivation::timeout, ReadOptional<ReadArgument, unsigned>>},
    {"deadline", Need::kOptional, Into<&Derivation::deadline, kReadFlag>},
    {"detaches", Need::kOptional, Into<&Derivation::detaches, kReadFlag>},
    {"makes", Need::kOptional, Into<&Derivation::makes, ReadQualifiedName>},
};

constexpr Field<ContextCall> kContextCall[] = {
    {"function", Need::kRequired, Into<&ContextCall::function, ReadSelector>},
    {"context", Need::kOptional, Into<&ContextCall::context, ReadParent>},
};

constexpr Field<Registration> kRegistration[] = {
    {"constructor", Need::kOptional,
     Into<&Registration::constructor, kReadOptionalSelector>},
    {"function", Need::kOptional,
     Into<&Registration::function, kReadOptionalSelector>},
};

constexpr Field<Ambient> kAmbient[] = {
    {"function", Need::kRequired, Into<&Ambient::function, ReadSelector>},
    {"coroutine", Need::kOptional,
     Into<&Ambient::coroutine, ReadQualifiedName>},
};

constexpr Field<Handler> kHandler[] = {
    {"override", Need::kOptional,
     Into<&Handler::override, kReadOptionalSelector>},
    {"callback", Need::kOptional,
     Into<&Handler::callback, kReadOptionalSelector>},
    {"arg", Need::kOptional, Into<&Handler::argument, ReadNumber>},
    {"annotation", Need::kOptional, Into<&Handler::annotation, ReadText>},
};

constexpr Field<Key> kKey[] = {
    {"set", Need::kRequired, Into<&Key::set, ReadSelector>},
    {"key", Need::kRequired, Into<&Key::argument, ReadArgument>},
    {"get", Need::kOptional, Into<&Key::get, kReadOptionalSelector>},
    {"typed", Need::kOptional, Into<&Key::typed, ReadQualifiedName>},
    {"advice", Need::kOptional, Into<&Key::advice, ReadText>},
    {"allow", Need::kOptional, Into<&Key::allow, kReadSelectors>},
};

void ReadMentioned(const YamlNode& node, Faults& faults, ArgumentTest& out) {
  out.kind = ArgumentTest::Kind::kMentions;
  if (node.kind == YamlNode::Kind::kList)
    ReadList<ReadIdentifier>(node, faults, out.words);
  else
    ReadIdentifier(node, faults, out.words.emplace_back());
}

constexpr Field<ArgumentTest> kTest[] = {
    {"arg", Need::kRequired, Into<&ArgumentTest::argument, ReadNumber>},
    {"is", Need::kOptional,
     Into<&ArgumentTest::kind, ReadWord<kTests, ArgumentTest::Kind>>},
    {"mentions", Need::kOptional, ReadMentioned},
};

constexpr auto kReadOptionalTest =
    ReadOptional<ReadMapping<kTest, ArgumentTest>, ArgumentTest>;
constexpr auto kReadOptionalDuration =
    ReadOptional<ReadDuration, std::chrono::nanoseconds>;

constexpr Field<Blocking> kBlocking[] = {
    {"function", Need::kRequired, Into<&Blocking::function, ReadSelector>},
    {"instead", Need::kOptional, Into<&Blocking::instead, ReadCode>},
    {"advice", Need::kOptional, Into<&Blocking::advice, ReadText>},
    {"when", Need::kOptional, Into<&Blocking::when, kReadOptionalTest>},
    {"unless", Need::kOptional, Into<&Blocking::unless, kReadOptionalTest>},
    {"unless_prepared", Need::kOptional,
     Into<&Blocking::unless_prepared, kReadOptionalTest>},
    {"min", Need::kOptional, Into<&Blocking::min, kReadOptionalDuration>},
    {"unit", Need::kOptional, Into<&Blocking::unit, kReadOptionalDuration>},
    {"unless_after", Need::kOptional,
     Into<&Blocking::unless_after, kReadSelectors>},
    {"ended_by", Need::kOptional, Into<&Blocking::ended_by, kReadSelectors>},
    {"awaits_work", Need::kOptional, Into<&Blocking::awaits_work, kReadFlag>},
    {"in", Need::kOptional, Into<&Blocking::where, ReadWord<kWhere, Where>>},
};

constexpr Field<Callable> kCallable[] = {
    {"function", Need::kRequired, Into<&Callable::function, ReadSelector>},
    {"runs", Need::kRequired, Into<&Callable::runs, ReadWord<kRuns, RunsWhen>>},
    {"inherits", Need::kOptional, Into<&Callable::inherits, kReadFlag>},
    {"when", Need::kOptional, Into<&Callable::when, kReadOptionalTest>},
    {"outlives", Need::kOptional, Into<&Callable::outlives, kReadFlag>},
};

constexpr Field<Canceled> kCanceled[] = {
    {"exceptions", Need::kOptional,
     Into<&Canceled::exceptions, ReadList<ReadQualifiedName, std::string>>},
    {"codes", Need::kOptional, Into<&Canceled::codes, kReadSelectors>},
    {"tests", Need::kOptional, Into<&Canceled::tests, kReadSelectors>},
};

constexpr Field<ErrorLog> kLog[] = {
    {"function", Need::kOptional,
     Into<&ErrorLog::function, kReadOptionalSelector>},
    {"macro", Need::kOptional, Into<&ErrorLog::macro, ReadIdentifier>},
    {"argument", Need::kOptional, Into<&ErrorLog::argument, ReadIdentifier>},
};

template <const auto& kFields, class T>
constexpr auto kReadList = ReadList<ReadMapping<kFields, T>, T>;

constexpr Field<Model> kModel[] = {
    {"model", Need::kRequired, Into<&Model::name, ReadModelName>},
    {"strict", Need::kOptional, Into<&Model::strict, kReadFlag>},
    {"contexts", Need::kOptional,
     Into<&Model::contexts, kReadList<kContext, ContextType>>},
    {"roots", Need::kOptional, Into<&Model::roots, kReadList<kRoot, Root>>},
    {"derive", Need::kOptional,
     Into<&Model::derive, kReadList<kDerive, Derivation>>},
    {"keys", Need::kOptional, Into<&Model::keys, kReadList<kKey, Key>>},
    {"blocking", Need::kOptional,
     Into<&Model::blocking, kReadList<kBlocking, Blocking>>},
    {"callables", Need::kOptional,
     Into<&Model::callables, kReadList<kCallable, Callable>>},
    {"wrappers", Need::kOptional,
     Into<&Model::wrappers, ReadList<ReadQualifiedName, std::string>>},
    {"deadlines", Need::kOptional,
     Into<&Model::deadlines, kReadList<kContextCall, ContextCall>>},
    {"cancel", Need::kOptional,
     Into<&Model::cancel, kReadList<kContextCall, ContextCall>>},
    {"registrations", Need::kOptional,
     Into<&Model::registrations, kReadList<kRegistration, Registration>>},
    {"ambient", Need::kOptional,
     Into<&Model::ambient, kReadList<kAmbient, Ambient>>},
    {"handlers", Need::kOptional,
     Into<&Model::handlers, kReadList<kHandler, Handler>>},
    {"coroutines", Need::kOptional,
     Into<&Model::coroutines, ReadList<ReadQualifiedName, std::string>>},
    {"pauses", Need::kOptional, Into<&Model::pauses, kReadSelectors>},
    {"waits", Need::kOptional, Into<&Model::waits, kReadSelectors>},
    {"wakes", Need::kOptional, Into<&Model::wakes, kReadSelectors>},
    {"observe", Need::kOptional, Into<&Model::observe, kReadSelectors>},
    {"apart", Need::kOptional, Into<&Model::apart, kReadSelectors>},
    {"canceled", Need::kOptional,
     Into<&Model::canceled, ReadMapping<kCanceled, Canceled>>},
    {"logs", Need::kOptional, Into<&Model::logs, kReadList<kLog, ErrorLog>>},
    {"cleanup", Need::kOptional, Into<&Model::cleanup, kReadSelectors>},
    {"allow_roots_in", Need::kOptional,
     Into<&Model::allow_roots_in, ReadList<ReadText, std::string>>},
};

}  // namespace

Model ReadModel(const YamlNode& node, Faults& faults) {
  Model model;
  if (node.kind == YamlNode::Kind::kEmpty) {
    faults.Add(node.at,
               "the document is empty; a model begins with 'model: <name>'");
  } else if (node.kind != YamlNode::Kind::kMapping) {
    AddWrongKind(node, "a model, which begins with 'model: <name>'", faults);
  } else {
    ReadMapping<kModel>(node, faults, model);
  }
  return model;
}

}  // namespace ctxtidy::model
