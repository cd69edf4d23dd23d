#include "driver/engine/cache_entry.h"

#include <utility>

#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/xxhash.h"

namespace ctxtidy::engine {
namespace {

constexpr std::size_t kChecksumSize = 16;

// Against damage, not against anybody's intent.
std::string Checksum(llvm::StringRef text) {
  return llvm::utohexstr(llvm::xxh3_64bits(text), /*LowerCase=*/true,
                         kChecksumSize);
}

}  // namespace

std::string EntryText(const Inputs& inputs, std::chrono::milliseconds cost,
                      llvm::StringRef result) {
  std::string text = std::to_string(cost.count()) + "\n";
  for (const auto& [question, digest] : inputs) {
    const auto& [path, kind] = question;
    text += static_cast<char>(kind);
    text += digest + " " + path + "\n";
  }
  text += "\n";
  text += result;
  return text + Checksum(text);
}

std::optional<EntryReader> EntryReader::Open(llvm::StringRef text) {
  if (text.size() < kChecksumSize) return std::nullopt;
  const llvm::StringRef checked = text.drop_back(kChecksumSize);
  if (Checksum(checked) != text.take_back(kChecksumSize)) return std::nullopt;
  EntryReader entry;
  const auto [cost, rest] = checked.split('\n');
  long long milliseconds = 0;
  if (cost.getAsInteger(10, milliseconds)) return std::nullopt;
  entry.cost_ = std::chrono::milliseconds(milliseconds);
  const std::size_t end = rest.find("\n\n");
  if (end == llvm::StringRef::npos) return std::nullopt;
  entry.inputs_ = rest.take_front(end);
  entry.result_ = rest.drop_front(end + 2);
  return entry;
}

bool EntryReader::AllInputs(
    const std::function<bool(llvm::StringRef, InputKind, llvm::StringRef)>&
        holds) const {
  for (llvm::StringRef rest = inputs_; !rest.empty();) {
    llvm::StringRef line;
    std::tie(line, rest) = rest.split('\n');
    const auto [digest, path] = line.drop_front().split(' ');
    if (!holds(path, static_cast<InputKind>(line.front()), digest)) {
      return false;
    }
  }
  return true;
}

}  // namespace ctxtidy::engine
