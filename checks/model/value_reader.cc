#include "checks/model/value_reader.h"

#include <limits>
#include <utility>

#include "checks/model/suggest.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringRef.h"

namespace ctxtidy::model {
namespace {

using std::chrono::nanoseconds;

constexpr std::pair<llvm::StringLiteral, nanoseconds> kUnits[] = {
    {"ns", std::chrono::nanoseconds(1)},  {"us", std::chrono::microseconds(1)},
    {"ms", std::chrono::milliseconds(1)}, {"s", std::chrono::seconds(1)},
    {"min", std::chrono::minutes(1)},     {"h", std::chrono::hours(1)},
};

// Nothing for what is no text, or empty, after reporting it.
std::optional<llvm::StringRef> TextOf(const YamlNode& node,
                                      const llvm::Twine& wanted,
                                      Faults& faults) {
  if (node.kind != YamlNode::Kind::kText ||
      llvm::StringRef(node.text).trim().empty()) {
    AddWrongKind(node, wanted, faults);
    return std::nullopt;
  }
  return llvm::StringRef(node.text).trim();
}

bool IsIdentifier(llvm::StringRef text) {
  return !text.empty() && !llvm::isDigit(text.front()) &&
         llvm::all_of(text, [](char c) {
           return llvm::isAlnum(c) || c == '_' ||
                  static_cast<unsigned char>(c) >= 0x80;
         });
}

std::optional<unsigned> ParseArgument(llvm::StringRef text) {
  unsigned argument;
  if (!text.consume_front("arg") || text.getAsInteger(10, argument) ||
      argument > 255) {
    return std::nullopt;
  }
  return argument;
}

// Is `word`, from between braces, one that a check fills in?
bool IsPlaceholder(llvm::StringRef word) {
  unsigned argument;
  return word == "ctx" || word == "args" || word == "object" ||
         (word.size() < 4 && !word.getAsInteger(10, argument));
}

}  // namespace

void AddWrongKind(const YamlNode& node, const llvm::Twine& wanted,
                  Faults& faults) {
  constexpr llvm::StringLiteral kNames[] = {"nothing", "a text", "a list",
                                            "a mapping"};
  llvm::StringRef found = kNames[static_cast<int>(node.kind)];
  if (node.kind == YamlNode::Kind::kText && node.text.empty()) {
    found = "an empty text";
  }
  faults.Add(node.at, "expected " + wanted + ", found " + found);
}

void ReadText(const YamlNode& node, Faults& faults, std::string& out) {
  if (auto text = TextOf(node, "a text", faults)) out = text->str();
}

void ReadModelName(const YamlNode& node, Faults& faults, std::string& out) {
  auto text = TextOf(node, "a model's name", faults);
  if (!text) return;
  if (!llvm::all_of(*text, [](char c) {
        return llvm::isAlnum(c) || llvm::StringRef("-_.").contains(c);
      })) {
    return faults.Add(node.at, "'" + *text +
                                   "' is no name of a model; use letters, "
                                   "digits, '-', '_' and '.'");
  }
  out = text->str();
}

void ReadIdentifier(const YamlNode& node, Faults& faults, std::string& out) {
  auto text = TextOf(node, "a name", faults);
  if (!text) return;
  if (!IsIdentifier(*text)) {
    return faults.Add(node.at, "'" + *text + "' is no plain, unqualified name");
  }
  out = text->str();
}

void ReadQualifiedName(const YamlNode& node, Faults& faults, std::string& out) {
  auto text = TextOf(node, "a qualified name", faults);
  if (!text) return;
  text->consume_front("::");
  llvm::SmallVector<llvm::StringRef> components;
  text->split(components, "::");
  if (!llvm::all_of(components, IsIdentifier)) {
    return faults.Add(node.at, "'" + *text +
                                   "' is no qualified name; write for example "
                                   "'ctx::Context'");
  }
  out = text->str();
}

void ReadPlace(const YamlNode& node, Faults& faults, std::string& out) {
  auto text = TextOf(node, "a place in the result", faults);
  if (!text) return;
  llvm::StringRef member = *text;
  bool dotted = member.consume_front(".");
  if (!dotted || !(IsIdentifier(member) ||
                   (!member.empty() && llvm::all_of(member, llvm::isDigit)))) {
    return faults.Add(node.at,
                      "'" + *text +
                          "' is no place in a result; write '.member', or '.1' "
                          "for an element of a pair or tuple");
  }
  out = text->str();
}

void ReadCode(const YamlNode& node, Faults& faults, std::string& out) {
  if (node.kind == YamlNode::Kind::kMapping) {
    return faults.Add(node.at, "code that begins with '{' must be quoted");
  }
  auto text = TextOf(node, "code", faults);
  if (!text) return;
  llvm::StringRef rest = *text;
  while (rest.contains('{')) {
    rest = rest.split('{').second;
    llvm::StringRef word =
        rest.take_while([](char c) { return llvm::isAlnum(c) || c == '_'; });
    if (word.empty() || !rest.substr(word.size()).starts_with("}")) continue;
    if (IsPlaceholder(word)) continue;
    return faults.Add(node.at,
                      "unknown placeholder '{" + word + "}'" +
                          Suggestion(word, {"ctx", "args", "object", "0"}));
  }
  out = text->str();
}

void ReadSelector(const YamlNode& node, Faults& faults, Selector& out) {
  auto text = TextOf(node, "a selector", faults);
  if (!text) return;
  if (llvm::Error error = Selector::Parse(*text).moveInto(out)) {
    faults.Add(node.at, "'" + *text + "' is malformed: " +
                            llvm::toString(std::move(error)));
  }
}

void ReadNumber(const YamlNode& node, Faults& faults, unsigned& out) {
  auto text = TextOf(node, "a number", faults);
  if (!text) return;
  unsigned number;
  if (text->getAsInteger(10, number) || number > 255) {
    return faults.Add(node.at, "'" + *text +
                                   "' is no number of an argument; the first "
                                   "is 0");
  }
  out = number;
}

void ReadArgument(const YamlNode& node, Faults& faults, unsigned& out) {
  auto text = TextOf(node, "an argument such as arg0", faults);
  if (!text) return;
  if (auto argument = ParseArgument(*text)) {
    out = *argument;
  } else {
    faults.Add(node.at,
               "'" + *text + "' is no argument; write 'arg0' for the first");
  }
}

void ReadParent(const YamlNode& node, Faults& faults,
                std::optional<unsigned>& out) {
  auto text = TextOf(node, "an argument such as arg0, or this", faults);
  if (!text) return;
  if (auto argument = ParseArgument(*text); argument || *text == "this") {
    out = argument;
  } else {
    faults.Add(node.at, "'" + *text +
                            "' is no argument; write 'arg0' for the first, "
                            "'this' for the object");
  }
}

void ReadDuration(const YamlNode& node, Faults& faults, nanoseconds& out) {
  auto text = TextOf(node, "a duration such as 50ms", faults);
  if (!text) return;
  llvm::StringRef digits = text->take_while(llvm::isDigit);
  llvm::StringRef unit_name = text->drop_front(digits.size()).trim();
  const auto* unit = llvm::find_if(
      kUnits, [&](const auto& entry) { return entry.first == unit_name; });
  if (digits.empty() || unit == std::end(kUnits)) {
    return faults.Add(node.at, "'" + *text +
                                   "' is no duration; write a whole number and "
                                   "one of ns, us, ms, s, min, h");
  }
  int64_t count;
  if (digits.getAsInteger(10, count) ||
      count > nanoseconds::max() / unit->second) {
    return faults.Add(node.at, "'" + *text + "' is too long a time");
  }
  out = count * unit->second;
}

}  // namespace ctxtidy::model
