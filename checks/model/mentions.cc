#include "checks/model/mentions.h"

#include <algorithm>
#include <utility>

#include "checks/model/value_reader.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringRef.h"

namespace ctxtidy::model {
namespace {

// Where names stand: a key of a model, and a key of each of its entries. ""
// means that the entries are the names.
struct NamePlace {
  llvm::StringLiteral list;
  llvm::StringLiteral key;
  Named kind;
};

constexpr NamePlace kPlaces[] = {
    {"contexts", "type", Named::kClass},
    {"contexts", "after", Named::kClass},
    {"contexts", "answers", Named::kClass},
    {"contexts", "streams", Named::kClass},
    {"contexts", "accessors", Named::kAccessor},
    {"contexts", "observe", Named::kMember},
    {"contexts", "done", Named::kMember},
    {"roots", "function", Named::kFunction},
    {"roots", "constructor", Named::kClass},
    {"roots", "variable", Named::kVariable},
    {"derive", "function", Named::kFunction},
    {"derive", "guard", Named::kClass},
    {"derive", "makes", Named::kClass},
    {"keys", "set", Named::kFunction},
    {"keys", "get", Named::kFunction},
    {"keys", "typed", Named::kClass},
    {"keys", "allow", Named::kVariable},
    {"blocking", "function", Named::kFunction},
    {"blocking", "unless_after", Named::kFunction},
    {"blocking", "ended_by", Named::kFunction},
    {"callables", "function", Named::kFunction},
    {"wrappers", "", Named::kClass},
    {"deadlines", "function", Named::kFunction},
    {"cancel", "function", Named::kFunction},
    {"registrations", "constructor", Named::kClass},
    {"registrations", "function", Named::kFunction},
    {"ambient", "function", Named::kFunction},
    {"ambient", "coroutine", Named::kClass},
    {"handlers", "override", Named::kFunction},
    {"handlers", "callback", Named::kFunction},
    {"coroutines", "", Named::kClass},
    {"pauses", "", Named::kFunction},
    {"waits", "", Named::kFunction},
    {"wakes", "", Named::kFunction},
    {"observe", "", Named::kFunction},
    {"canceled", "exceptions", Named::kClass},
    {"canceled", "codes", Named::kVariable},
    {"canceled", "tests", Named::kFunction},
    {"logs", "function", Named::kFunction},
    {"logs", "macro", Named::kMacro},
    {"cleanup", "", Named::kFunction},
};

const YamlNode* ValueOf(const YamlNode& mapping, llvm::StringRef name) {
  for (const auto& [key, value] : llvm::zip(mapping.keys, mapping.items)) {
    if (key.text == name) return &value;
  }
  return nullptr;
}

class Walk {
 public:
  explicit Walk(const Faults& faults) : faults_(faults) {}

  std::vector<Mention> Of(const YamlNode& document) {
    for (const NamePlace& place : kPlaces) {
      const YamlNode* list = ValueOf(document, place.list);
      if (list == nullptr) continue;
      if (list->kind == YamlNode::Kind::kMapping) {
        AddEntry(place, *list);
      } else {
        for (const YamlNode& entry : list->items) AddEntry(place, entry);
      }
    }
    // Names at the same place stay in order.
    std::ranges::sort(found_, {}, [](const Found& one) {
      return std::pair(one.at, one.order);
    });
    std::vector<Mention> mentions;
    for (Found& one : found_) mentions.push_back(std::move(one.mention));
    return mentions;
  }

 private:
  struct Found {
    const char* at;
    std::size_t order;
    Mention mention;
  };

  void AddEntry(const NamePlace& place, const YamlNode& entry) {
    const YamlNode* names =
        place.key.empty() ? &entry : ValueOf(entry, place.key);
    if (names == nullptr) return;
    if (names->kind == YamlNode::Kind::kText) {
      Add(place, entry, *names);
    } else {
      for (const YamlNode& name : names->items) Add(place, entry, name);
    }
  }

  void Add(const NamePlace& place, const YamlNode& entry,
           const YamlNode& node) {
    llvm::Expected<Selector> name = Selector::Parse(node.text);
    if (!name) return llvm::consumeError(name.takeError());
    Mention mention;
    mention.kind = place.kind;
    mention.name = *std::move(name);
    mention.place = faults_.PlaceOf(node.at);
    if (place.kind == Named::kMember) {
      if (const YamlNode* type = ValueOf(entry, "type")) {
        mention.context = llvm::StringRef(type->text).ltrim(':').str();
      }
    }
    if (place.list == "derive" && place.kind == Named::kFunction) {
      mention.derives = true;
      mention.parent = 0;
      if (const YamlNode* parent = ValueOf(entry, "parent")) {
        Faults none = faults_;
        ReadParent(*parent, none, mention.parent);
      }
    }
    for (const std::string& type :
         {mention.name.with(), mention.name.without()}) {
      if (!type.empty()) AddClass(type, node);
    }
    found_.push_back({node.at, found_.size(), std::move(mention)});
  }

  // A parameter's type, of a selector's conditions.
  void AddClass(const std::string& type, const YamlNode& node) {
    llvm::Expected<Selector> name = Selector::Parse(type);
    if (!name) return llvm::consumeError(name.takeError());
    Found one{node.at, found_.size(), {}};
    one.mention.name = *std::move(name);
    one.mention.place = faults_.PlaceOf(node.at);
    found_.push_back(std::move(one));
  }

  const Faults& faults_;
  std::vector<Found> found_;
};

}  // namespace

std::vector<Mention> MentionsIn(const YamlNode& document,
                                const Faults& faults) {
  return Walk(faults).Of(document);
}

}  // namespace ctxtidy::model
