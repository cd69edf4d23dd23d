#ifndef CTXTIDY_CHECKS_MODEL_MENTIONS_H_
#define CTXTIDY_CHECKS_MODEL_MENTIONS_H_

#include <optional>
#include <string>
#include <vector>

#include "checks/model/selector.h"
#include "checks/model/yaml_tree.h"

namespace ctxtidy::model {

// What a name in a model is the name of.
enum class Named {
  kClass,
  kFunction,
  kVariable,  // A constant or an enumerator, too.
  kMember,    // A member of a context.
  kAccessor,  // A member of any class that yields a context.
  kMacro,
};

// A name of something in code, where the model has it.
struct Mention {
  Named kind = Named::kClass;
  Selector name;
  std::string place;     // "acme.yaml:4:5".
  std::string context;   // kMember: of this type.
  bool derives = false;  // A function that makes a child of a context ...
  std::optional<unsigned> parent;  // ... this argument, or else the object.
};

// The names in a document that has no faults, in its order.
std::vector<Mention> MentionsIn(const YamlNode& document, const Faults& faults);

}  // namespace ctxtidy::model

#endif  // CTXTIDY_CHECKS_MODEL_MENTIONS_H_
