#include "checks/model/selector.h"

#include <utility>

#include "checks/model/suggest.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/Twine.h"

namespace ctxtidy::model {
namespace {

using Names = std::vector<std::string>;

constexpr size_t kMaxLength = 1000;
constexpr size_t kMaxNames = 256;
constexpr int kMaxDepth = 8;

llvm::Error Fault(const llvm::Twine& message) {
  return llvm::make_error<llvm::StringError>(message,
                                             llvm::inconvertibleErrorCode());
}

// Writes a name's alternatives out: "With(A|B)(C)?" is WithA, WithAC, WithB,
// WithBC.
class Expander {
 public:
  explicit Expander(llvm::StringRef text) : rest_(text) {}

  llvm::Expected<Names> Expand() {
    llvm::Expected<Names> names = Sequence();
    if (!names || rest_.empty()) return names;
    if (rest_.front() == ')') return Fault("')' has no '(' before it");
    return Fault("'|' belongs inside parentheses");
  }

 private:
  // Reads up to the end, or up to a ')' or '|' and leaves that.
  llvm::Expected<Names> Sequence() {
    Names all = {""};
    while (!rest_.empty() && rest_.front() != ')' && rest_.front() != '|') {
      if (rest_.starts_with("()") && EndsInOperator(all)) {
        for (std::string& name : all) name += "()";
        rest_ = rest_.drop_front(2);
        continue;
      }
      if (rest_.consume_front("(")) {
        llvm::Expected<Names> group = Group();
        if (!group) return group.takeError();
        if (all.size() * group->size() > kMaxNames) {
          return Fault("the alternatives stand for more than " +
                       llvm::Twine(kMaxNames) + " names");
        }
        all = Product(all, *group);
        continue;
      }
      if (rest_.front() == '?') return Fault("'?' must follow a ')'");
      for (std::string& name : all) name += rest_.front();
      rest_ = rest_.drop_front();
    }
    return all;
  }

  // Reads what follows a '(', up to its ')' and a '?' behind that.
  llvm::Expected<Names> Group() {
    if (++depth_ > kMaxDepth) return Fault("too many nested parentheses");
    Names all;
    do {
      llvm::Expected<Names> alternative = Sequence();
      if (!alternative) return alternative.takeError();
      if (rest_.empty()) return Fault("'(' is never closed");
      if (llvm::is_contained(*alternative, "")) {
        return Fault(
            "an alternative is empty; write '(x)?' for what may be "
            "left out");
      }
      llvm::append_range(all, *alternative);
    } while (rest_.consume_front("|"));
    rest_.consume_front(")");
    if (rest_.consume_front("?")) all.push_back("");
    --depth_;
    return all;
  }

  static bool EndsInOperator(const Names& names) {
    return llvm::all_of(
        names, [](llvm::StringRef name) { return name.ends_with("operator"); });
  }

  static Names Product(const Names& heads, const Names& tails) {
    Names all;
    for (const std::string& head : heads) {
      for (const std::string& tail : tails) all.push_back(head + tail);
    }
    return all;
  }

  llvm::StringRef rest_;
  int depth_ = 0;
};

bool IsNameCharacter(char c) {
  return llvm::isAlnum(c) || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}

llvm::Error CheckCharacters(llvm::StringRef text) {
  for (char c : text) {
    if (IsNameCharacter(c) || llvm::StringRef("()|?*:~").contains(c)) continue;
    if (c == '<' || c == '>') {
      return Fault("template arguments are left out of names");
    }
    return Fault("unexpected '" + llvm::Twine(c) + "' in a name");
  }
  return llvm::Error::success();
}

// `name` has no alternatives any more.
llvm::Error CheckName(llvm::StringRef name) {
  if (name.empty()) return Fault("a selector needs a name");
  llvm::SmallVector<llvm::StringRef> components;
  name.split(components, "::");
  for (llvm::StringRef component : components) {
    component.consume_front("~");
    if (component.contains(':')) return Fault("':' must be doubled");
    if (component.empty()) return Fault("'::' needs a name on both sides");
    if (component.contains('~')) return Fault("'~' belongs before a name");
    if (llvm::isDigit(component.front())) {
      return Fault("'" + component + "' is no name: it begins with a digit");
    }
  }
  return llvm::Error::success();
}

// The last component; a `*` in it may also stand for "x::y".
std::string LastName(llvm::StringRef name) {
  llvm::StringRef last = name.substr(name.rfind("::") + 1);
  last.consume_front(":");
  if (!last.contains('*')) return last.str();
  return ("*" + last.rsplit('*').second).str();
}

// Is `name` what `pattern` says, where `*` is any run of characters?
bool Matches(llvm::StringRef pattern, llvm::StringRef name) {
  llvm::StringRef part;
  bool anchored = true;
  while (pattern.contains('*')) {
    std::tie(part, pattern) = pattern.split('*');
    size_t at = name.find(part);
    if (at == llvm::StringRef::npos || (anchored && at != 0)) return false;
    name = name.drop_front(at + part.size());
    anchored = false;
  }
  return anchored ? name == pattern : name.ends_with(pattern);
}

llvm::Expected<unsigned> ParseArity(llvm::StringRef text) {
  unsigned arity;
  if (text.getAsInteger(10, arity) || arity > 255) {
    return Fault("'" + text +
                 "' is no number of parameters; write for example 'f/1'");
  }
  return arity;
}

}  // namespace

llvm::Expected<Selector> Selector::Parse(llvm::StringRef text) {
  text = text.trim();
  if (text.empty()) return Fault("a selector is empty");
  if (text.size() > kMaxLength) return Fault("a selector is too long");

  Selector selector;
  selector.text_ = text.str();
  size_t end = text.find_first_of(" \t\r\n");
  if (llvm::Error error = selector.ParseConditions(text.substr(end).trim())) {
    return std::move(error);
  }
  llvm::StringRef name = text.substr(0, end);
  if (name.contains('/')) {
    llvm::StringRef arity;
    std::tie(name, arity) = name.split('/');
    if (llvm::Error error = ParseArity(arity).moveInto(selector.arity_)) {
      return std::move(error);
    }
  }
  name.consume_front("::");
  if (llvm::Error error = CheckCharacters(name)) return std::move(error);
  if (llvm::Error error = Expander(name).Expand().moveInto(selector.names_)) {
    return std::move(error);
  }
  for (const std::string& one : selector.names_) {
    if (llvm::Error error = CheckName(one)) return std::move(error);
    std::string last = LastName(one);
    if (!llvm::is_contained(selector.last_names_, last)) {
      selector.last_names_.push_back(std::move(last));
    }
  }
  return selector;
}

llvm::Error Selector::ParseConditions(llvm::StringRef text) {
  while (!text.empty()) {
    auto [word, rest] = llvm::getToken(text);
    auto [type, after] = llvm::getToken(rest);
    if (word != "with" && word != "without") {
      return Fault("unknown word '" + word + "' after a name" +
                   Suggestion(word, {"with", "without"}));
    }
    std::string& condition = word == "with" ? with_ : without_;
    if (!condition.empty()) return Fault("'" + word + "' is given twice");
    if (type.empty()) return Fault("'" + word + "' needs a type after it");
    type.consume_front("::");
    if (type.empty() || !llvm::all_of(type, [](char c) {
          return IsNameCharacter(c) || c == ':';
        })) {
      return Fault("'" + type + "' is no name of a type");
    }
    if (llvm::Error error = CheckName(type)) return error;
    condition = type.str();
    text = after.trim();
  }
  return llvm::Error::success();
}

bool Selector::MatchesName(llvm::StringRef qualified_name) const {
  qualified_name.consume_front("::");
  return llvm::any_of(names_, [&](const std::string& name) {
    return Matches(name, qualified_name);
  });
}

bool Selector::MatchesLastName(llvm::StringRef name) const {
  return llvm::any_of(last_names_, [&](const std::string& last) {
    return Matches(last, name);
  });
}

bool Selector::Covers(const Selector& other) const {
  if (arity_ && arity_ != other.arity_) return false;
  if (!with_.empty() && with_ != other.with_) return false;
  if (!without_.empty() && without_ != other.without_) return false;
  // A `*` of the other's is a character that only one of ours takes in.
  return llvm::all_of(
      other.names_, [&](const std::string& name) { return MatchesName(name); });
}

}  // namespace ctxtidy::model
