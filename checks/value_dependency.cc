// ctx-value-dependency: what a function needs is a parameter, not a value in
// its context. User-facing text: docs/checks/value-dependency.md.

#include "checks/pass.h"
#include "checks/registry.h"
#include "checks/semantics/propagation/stored_values.h"
#include "llvm/ADT/SmallVector.h"

namespace ctxtidy {
namespace {

constexpr llvm::StringLiteral kTypes =
    "Database;Client;Service;Repository;Pool;Cache;Factory;Manager;Registry;"
    "Config;Options;Settings";
constexpr Option kOptions[] = {
    {"Types", kTypes,
     "how the names of such types end, separated by semicolons"},
};

void CheckCall(Pass& pass, const semantics::Call& call) {
  const std::string text = pass.Text("Types");
  llvm::SmallVector<llvm::StringRef, 16> words;
  llvm::StringRef(text).split(words, ';', -1, /*KeepEmpty=*/false);
  std::optional<semantics::StoredDependency> found =
      semantics::DependencyStoredBy(call, words);
  if (!found) return;
  pass.Report(found->value->getSourceRange(),
              "%0 travels in a context; who needs it does not say so, and "
              "nothing checks that it is there: pass it as a parameter")
      << found->type;
}

}  // namespace

constexpr CheckInfo kValueDependency = {
    .name = "value-dependency",
    .summary = "service or configuration is stored as a context value",
    .since = "0.1",
    .precision = Precision::kMedium,
    .options = kOptions,
    .on_call = CheckCall,
};

}  // namespace ctxtidy
