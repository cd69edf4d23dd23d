#ifndef CTXTIDY_CHECKS_REGISTRY_H_
#define CTXTIDY_CHECKS_REGISTRY_H_

#include <string>
#include <vector>

#include "checks/check.h"

namespace ctxtidy {

#define CTX_CHECK(Name) extern const CheckInfo k##Name;
#include "checks/registry.def"
#undef CTX_CHECK

// Every check, sorted by name.
std::span<const CheckInfo* const> AllChecks();

// The check of that name, with or without "ctx-"; null if there is none.
const CheckInfo* FindCheck(llvm::StringRef name);

// "ctx-lost-cancel".
std::string FullName(const CheckInfo& check);

// The check's page, docs/checks/<name>.md, as built in; empty if it has none.
llvm::StringRef DocPage(const CheckInfo& check);

// What is wrong with the registry, one sentence each: names or options that
// occur twice, malformed names or summaries, a check without a callback.
std::vector<std::string> Validate(std::span<const CheckInfo* const> checks);

}  // namespace ctxtidy

#endif  // CTXTIDY_CHECKS_REGISTRY_H_
