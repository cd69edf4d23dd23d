#include "driver/engine/check_filter.h"

#include <algorithm>
#include <string>

#include "checks/model/suggest.h"
#include "checks/registry.h"
#include "clang-tidy/GlobList.h"
#include "driver/engine/fault.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"

namespace ctxtidy::engine {
namespace {

// Without blanks and the minus sign of an exclusion.
llvm::StringRef Bare(llvm::StringRef glob) {
  glob = glob.trim();
  if (glob.consume_front("-")) glob = glob.ltrim();
  return glob;
}

bool MatchesNone(llvm::StringRef glob, std::span<const CheckInfo* const> all) {
  const clang::tidy::GlobList list(glob);
  return std::ranges::none_of(all, [&](const CheckInfo* check) {
    return list.contains(FullName(*check));
  });
}

}  // namespace

llvm::Expected<std::vector<const CheckInfo*>> SelectChecks(
    llvm::StringRef globs, std::span<const CheckInfo* const> all) {
  std::vector<std::string> names;
  for (const CheckInfo* check : all) names.push_back(FullName(*check));

  llvm::SmallVector<llvm::StringRef, 8> parts;
  llvm::SplitString(globs, parts, ",\n");
  const std::vector<llvm::StringRef> known(names.begin(), names.end());
  for (llvm::StringRef part : parts) {
    const llvm::StringRef glob = Bare(part);
    if (glob.empty() || !MatchesNone(glob, all)) continue;
    return Fault("there is no check '" + glob + "'" +
                 model::Suggestion(glob, known));
  }
  std::vector<const CheckInfo*> selected;
  const clang::tidy::GlobList list(globs);
  for (const CheckInfo* check : all) {
    if (list.contains(FullName(*check))) selected.push_back(check);
  }
  if (selected.empty()) {
    return Fault("'" + globs + "' selects no check");
  }
  return selected;
}

}  // namespace ctxtidy::engine
