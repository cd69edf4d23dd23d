#ifndef CTXTIDY_CHECKS_MODEL_VALUE_READER_H_
#define CTXTIDY_CHECKS_MODEL_VALUE_READER_H_

#include <chrono>
#include <optional>
#include <string>

#include "checks/model/selector.h"
#include "checks/model/yaml_tree.h"

// Readers of single values. Each reports to `faults` what is wrong with `node`
// and then leaves `out` as it was.
namespace ctxtidy::model {

// Says what `node` is and what it should be.
void AddWrongKind(const YamlNode& node, const llvm::Twine& wanted,
                  Faults& faults);

// Any text but an empty one.
void ReadText(const YamlNode& node, Faults& faults, std::string& out);
// A model's name: ctx, my-library.
void ReadModelName(const YamlNode& node, Faults& faults, std::string& out);
// One C++ identifier.
void ReadIdentifier(const YamlNode& node, Faults& faults, std::string& out);
// A qualified name without alternatives: ctx::Context.
void ReadQualifiedName(const YamlNode& node, Faults& faults, std::string& out);
// Where in a result something is: .context, .1
void ReadPlace(const YamlNode& node, Faults& faults, std::string& out);
// Code with placeholders: ctx::SleepFor({ctx}, {0})
void ReadCode(const YamlNode& node, Faults& faults, std::string& out);
void ReadSelector(const YamlNode& node, Faults& faults, Selector& out);
// 1
void ReadNumber(const YamlNode& node, Faults& faults, unsigned& out);
// arg1
void ReadArgument(const YamlNode& node, Faults& faults, unsigned& out);
// arg1, or `this` for nothing.
void ReadParent(const YamlNode& node, Faults& faults,
                std::optional<unsigned>& out);
// 50ms
void ReadDuration(const YamlNode& node, Faults& faults,
                  std::chrono::nanoseconds& out);

}  // namespace ctxtidy::model

#endif  // CTXTIDY_CHECKS_MODEL_VALUE_READER_H_
