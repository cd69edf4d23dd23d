#ifndef CTXTIDY_DRIVER_ENGINE_CACHE_ENTRY_H_
#define CTXTIDY_DRIVER_ENGINE_CACHE_ENTRY_H_

#include <chrono>
#include <functional>
#include <optional>
#include <string>

#include "driver/engine/inputs.h"
#include "llvm/ADT/StringRef.h"

namespace ctxtidy::engine {

// The text of an entry: a line on the cost, one for each input, an empty one,
// the result's bytes, a checksum. Line by line, since a warm run reads hundreds
// of thousands of them.
std::string EntryText(const Inputs& inputs, std::chrono::milliseconds cost,
                      llvm::StringRef result);

// The parts of an entry, which point into its text.
class EntryReader {
 public:
  // Nothing if it is damaged.
  static std::optional<EntryReader> Open(llvm::StringRef text);

  std::chrono::milliseconds cost() const { return cost_; }
  llvm::StringRef result() const { return result_; }

  // Whether `holds` is true for every input: path, kind and digest.
  bool AllInputs(const std::function<bool(llvm::StringRef, InputKind,
                                          llvm::StringRef)>& holds) const;

 private:
  std::chrono::milliseconds cost_{0};
  llvm::StringRef inputs_;
  llvm::StringRef result_;
};

}  // namespace ctxtidy::engine

#endif  // CTXTIDY_DRIVER_ENGINE_CACHE_ENTRY_H_
