#ifndef CTXTIDY_CHECKS_MODEL_YAML_TREE_H_
#define CTXTIDY_CHECKS_MODEL_YAML_TREE_H_

#include <string>
#include <vector>

#include "llvm/ADT/Twine.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/MemoryBufferRef.h"

namespace ctxtidy::model {

// What is wrong with a text, each fault at its place.
class Faults {
 public:
  explicit Faults(llvm::MemoryBufferRef buffer) : buffer_(buffer) {}

  // `at` points into the buffer's text; null is its start.
  void Add(const char* at, const llvm::Twine& message);
  bool empty() const { return faults_.empty(); }
  unsigned LineOf(const char* at) const { return Locate(at).line; }
  // "file:line:column".
  std::string PlaceOf(const char* at) const;

  // All faults, one a line, in the order of the text.
  llvm::Error Take() const;

 private:
  struct Fault {
    unsigned line;
    unsigned column;
    std::string message;
  };
  Fault Locate(const char* at) const;

  llvm::MemoryBufferRef buffer_;
  std::vector<Fault> faults_;
};

// A YAML document as plain data that remembers where everything stood.
struct YamlNode {
  enum class Kind { kEmpty, kText, kList, kMapping };
  Kind kind = Kind::kEmpty;
  const char* at = nullptr;     // Into the buffer; never null.
  std::string text;             // kText.
  std::vector<YamlNode> items;  // Of a list; the values of a mapping.
  std::vector<YamlNode> keys;   // Of a mapping, one per item; each a kText.
};

// The documents of `buffer`. If `faults` is no longer empty, then what is
// returned may lack something.
std::vector<YamlNode> ParseYaml(llvm::MemoryBufferRef buffer, Faults& faults);

}  // namespace ctxtidy::model

#endif  // CTXTIDY_CHECKS_MODEL_YAML_TREE_H_
