#include "checks/model/yaml_tree.h"

#include <algorithm>
#include <tuple>

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Casting.h"
#include "llvm/Support/ConvertUTF.h"
#include "llvm/Support/SourceMgr.h"
#include "llvm/Support/YAMLParser.h"

namespace ctxtidy::model {
namespace {

bool IsControl(char c) { return (c >= 0 && c < ' ') || c == 127; }

constexpr int kMaxDepth = 16;  // A model needs five.

// Where a list or mapping begins: LLVM takes the first token inside the
// brackets of `[...]` and `{...}`.
const char* CollectionStart(const char* inside, const char* text) {
  for (const char* at = inside; at != text; --at) {
    if (at[-1] == '[' || at[-1] == '{') return at - 1;
    if (!llvm::isSpace(at[-1])) break;
  }
  return inside;
}

// Turns LLVM's nodes, which can be read once and in order only, into a tree.
class TreeBuilder {
 public:
  TreeBuilder(llvm::yaml::Stream& stream, const char* text, Faults& faults)
      : stream_(stream), text_(text), faults_(faults) {}

  // `owner` is where to report what has no place of its own; null: its end.
  // Stops at the first fault of the YAML itself: after that the stream cannot
  // be read on.
  YamlNode Build(llvm::yaml::Node* node, const char* owner) {
    YamlNode result;
    result.at = owner == nullptr ? text_ : owner;
    if (node == nullptr || stopped()) return result;
    result.at = StartOf(*node, owner);
    if (!node->getRawTag().empty()) {
      Stop(node->getRawTag().begin(), "YAML tags mean nothing here");
    } else if (depth_ == kMaxDepth) {
      Stop(result.at, "this is nested too deeply");
    } else {
      ++depth_;
      Fill(*node, result);
      --depth_;
    }
    return result;
  }

  bool stopped() const { return stopped_ || stream_.failed(); }

 private:
  const char* StartOf(const llvm::yaml::Node& node, const char* owner) const {
    const char* start = node.getSourceRange().Start.getPointer();
    if (const auto* alias = llvm::dyn_cast<llvm::yaml::AliasNode>(&node)) {
      return alias->getName().begin() - 1;
    }
    if (start == nullptr) return owner == nullptr ? text_ : owner;
    if (llvm::isa<llvm::yaml::NullNode>(node) && owner != nullptr) return owner;
    if (llvm::isa<llvm::yaml::SequenceNode, llvm::yaml::MappingNode>(node)) {
      return CollectionStart(start, text_);
    }
    return start;
  }

  void Fill(llvm::yaml::Node& node, YamlNode& result) {
    if (auto* scalar = llvm::dyn_cast<llvm::yaml::ScalarNode>(&node)) {
      llvm::SmallString<64> storage;
      result.kind = YamlNode::Kind::kText;
      result.text = scalar->getValue(storage).str();
    } else if (auto* block =
                   llvm::dyn_cast<llvm::yaml::BlockScalarNode>(&node)) {
      result.kind = YamlNode::Kind::kText;
      result.text = block->getValue().rtrim().str();
    } else if (auto* list = llvm::dyn_cast<llvm::yaml::SequenceNode>(&node)) {
      FillList(*list, result);
    } else if (auto* mapping = llvm::dyn_cast<llvm::yaml::MappingNode>(&node)) {
      FillMapping(*mapping, result);
    } else if (auto* alias = llvm::dyn_cast<llvm::yaml::AliasNode>(&node)) {
      Stop(result.at, "what begins with '*' must be quoted: \"*" +
                          alias->getName() + "\"");
    }
  }

  void FillList(llvm::yaml::SequenceNode& list, YamlNode& result) {
    result.kind = YamlNode::Kind::kList;
    for (auto item = list.begin(); item != list.end() && !stopped(); ++item) {
      result.items.push_back(Build(&*item, result.at));
      if (stopped()) return;
    }
  }

  void FillMapping(llvm::yaml::MappingNode& mapping, YamlNode& result) {
    result.kind = YamlNode::Kind::kMapping;
    for (auto entry = mapping.begin(); entry != mapping.end(); ++entry) {
      YamlNode key = Build(entry->getKey(), result.at);
      if (stopped()) return;
      if (key.kind != YamlNode::Kind::kText) {
        return Stop(key.at, "a key must be a word");
      }
      if (llvm::any_of(result.keys, [&](const YamlNode& earlier) {
            return earlier.text == key.text;
          })) {
        faults_.Add(key.at, "'" + key.text + "' is given twice");
      }
      YamlNode value = Build(entry->getValue(), key.at);
      if (stopped()) return;
      result.keys.push_back(std::move(key));
      result.items.push_back(std::move(value));
    }
  }

  void Stop(const char* at, const llvm::Twine& message) {
    faults_.Add(at, message);
    stopped_ = true;
  }

  llvm::yaml::Stream& stream_;
  const char* const text_;
  Faults& faults_;
  int depth_ = 0;
  bool stopped_ = false;
};

// Reports the first byte that does not belong into a text file. LLVM's reader
// would end the text there without a word.
void CheckForBinary(llvm::StringRef text, Faults& faults) {
  const auto* bytes = reinterpret_cast<const llvm::UTF8*>(text.begin());
  const auto* end = reinterpret_cast<const llvm::UTF8*>(text.end());
  if (!llvm::isLegalUTF8String(&bytes, end)) {
    return faults.Add(reinterpret_cast<const char*>(bytes),
                      "the file is not UTF-8 text");
  }
  size_t control =
      text.find_if([](char c) { return IsControl(c) && !llvm::isSpace(c); });
  if (control != llvm::StringRef::npos) {
    faults.Add(text.begin() + control, "a control character is in the text");
  }
}

// LLVM's reader takes a tab for a space that indents by one.
void CheckForTabs(llvm::StringRef text, Faults& faults) {
  while (!text.empty()) {
    auto [line, rest] = text.split('\n');
    llvm::StringRef indent =
        line.take_while([](char c) { return c == ' ' || c == '\t'; });
    size_t tab = indent.find('\t');
    if (tab != llvm::StringRef::npos && !line.trim().empty()) {
      return faults.Add(line.data() + tab,
                        "a tab indents this line; YAML wants spaces");
    }
    text = rest;
  }
}

// Called by LLVM's reader.
void AddSyntaxFault(const llvm::SMDiagnostic& fault, void* faults) {
  llvm::StringRef message = fault.getMessage().rtrim(".!");
  const char* at = fault.getLoc().getPointer();
  if (message == "Got empty alias or anchor") {  // *::name
    return static_cast<Faults*>(faults)->Add(
        at, "what begins with '*' or '&' must be quoted");
  }
  static_cast<Faults*>(faults)->Add(at, "this is not YAML: " + message.lower());
}

}  // namespace

Faults::Fault Faults::Locate(const char* at) const {
  llvm::StringRef text = buffer_.getBuffer();
  size_t offset = std::clamp<ptrdiff_t>(at == nullptr ? 0 : at - text.begin(),
                                        0, text.size());
  llvm::StringRef before = text.take_front(offset);
  size_t line_start = before.rfind('\n') + 1;  // npos + 1 is 0.
  return {.line = static_cast<unsigned>(before.count('\n') + 1),
          .column = static_cast<unsigned>(offset - line_start + 1),
          .message = ""};
}

std::string Faults::PlaceOf(const char* at) const {
  const Fault place = Locate(at);
  return (buffer_.getBufferIdentifier() + ":" + llvm::Twine(place.line) + ":" +
          llvm::Twine(place.column))
      .str();
}

void Faults::Add(const char* at, const llvm::Twine& message) {
  Fault fault = Locate(at);
  fault.message = message.str();
  std::replace_if(fault.message.begin(), fault.message.end(), IsControl,
                  ' ');  // One line.
  faults_.push_back(std::move(fault));
}

llvm::Error Faults::Take() const {
  std::vector<Fault> sorted = faults_;
  llvm::sort(sorted, [](const Fault& a, const Fault& b) {
    return std::tie(a.line, a.column, a.message) <
           std::tie(b.line, b.column, b.message);
  });
  std::string text;
  for (const Fault& fault : sorted) {
    if (!text.empty()) text += '\n';
    text += (buffer_.getBufferIdentifier() + ":" + llvm::Twine(fault.line) +
             ":" + llvm::Twine(fault.column) + ": " + fault.message)
                .str();
  }
  return llvm::make_error<llvm::StringError>(text,
                                             llvm::inconvertibleErrorCode());
}

std::vector<YamlNode> ParseYaml(llvm::MemoryBufferRef buffer, Faults& faults) {
  std::vector<YamlNode> documents;
  const char* start = buffer.getBufferStart();
  if (buffer.getBuffer().trim().empty()) {
    faults.Add(start, "the file is empty; a model begins with 'model: <name>'");
    return documents;
  }
  CheckForBinary(buffer.getBuffer(), faults);
  CheckForTabs(buffer.getBuffer(), faults);
  if (!faults.empty()) return documents;

  llvm::SourceMgr sources;
  sources.setDiagHandler(AddSyntaxFault, &faults);
  llvm::yaml::Stream stream(buffer, sources, /*ShowColors=*/false);
  TreeBuilder builder(stream, start, faults);
  for (auto document = stream.begin();
       document != stream.end() && !builder.stopped(); ++document) {
    YamlNode root = builder.Build(document->getRoot(), nullptr);
    if (builder.stopped()) break;
    documents.push_back(std::move(root));
  }
  if (stream.failed() && faults.empty()) {
    faults.Add(start, "this is not YAML");
  }
  return documents;
}

}  // namespace ctxtidy::model
