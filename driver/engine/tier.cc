#include "driver/engine/tier.h"

#include <utility>

namespace ctxtidy::engine {
namespace {

constexpr std::pair<llvm::StringLiteral, Tier> kTiers[] = {
    {"exact", Tier::kExact}, {"skip", Tier::kSkip}};

}  // namespace

std::optional<Tier> TierNamed(llvm::StringRef name) {
  for (const auto& [own, tier] : kTiers) {
    if (own == name) return tier;
  }
  return std::nullopt;
}

std::vector<llvm::StringRef> TierNames() {
  std::vector<llvm::StringRef> names;
  for (const auto& [name, tier] : kTiers) names.push_back(name);
  return names;
}

llvm::StringRef TierName(Tier tier) {
  for (const auto& [name, own] : kTiers) {
    if (own == tier) return name;
  }
  return "";
}

}  // namespace ctxtidy::engine
