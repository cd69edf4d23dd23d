#include "checks/model/suggest.h"

#include "llvm/ADT/StringExtras.h"

namespace ctxtidy::model {

std::string Suggestion(llvm::StringRef word,
                       llvm::ArrayRef<llvm::StringRef> known) {
  llvm::StringRef nearest;
  unsigned least = (word.size() + 2) / 3 + 1;  // A third may be wrong.
  for (llvm::StringRef candidate : known) {
    unsigned distance = word.edit_distance_insensitive(candidate, true, least);
    if (distance < least) {
      least = distance;
      nearest = candidate;
    }
  }
  if (!nearest.empty()) return ("; did you mean '" + nearest + "'?").str();
  return "; known are '" + llvm::join(known, "', '") + "'";
}

}  // namespace ctxtidy::model
