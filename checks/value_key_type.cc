// ctx-value-key-type: keys of context values have types of their own.
// User-facing text: docs/checks/value-key-type.md.

#include "checks/pass.h"
#include "checks/registry.h"
#include "checks/semantics/propagation/value_keys.h"

namespace ctxtidy {
namespace {

using Fixes = llvm::SmallVector<clang::FixItHint, 4>;

void ReportKey(Pass& pass, const semantics::PlainKey& key, const Fixes& fixes) {
  pass.Report(key.argument->getSourceRange(),
              "context key of type %0 can collide with a key of another "
              "component")
      << key.type << fixes;
  if (!key.role.entry->advice.empty()) {
    pass.Note(key.argument->getSourceRange(), "%0") << key.role.entry->advice;
  }
}

void CheckCall(Pass& pass, const semantics::Call& call) {
  std::optional<semantics::PlainKey> key =
      semantics::PlainKeyOf(*call.function, *call.expr);
  if (key) ReportKey(pass, *key, semantics::DeclareTypedKey(call, *key));
}

// Constructors store values, too.
void CheckFunction(Pass& pass, const semantics::Function& function) {
  for (const clang::Stmt* stmt : function.body().statements()) {
    const auto* made = llvm::dyn_cast<clang::CXXConstructExpr>(stmt);
    if (made == nullptr) continue;
    std::optional<semantics::PlainKey> key =
        semantics::PlainKeyOf(function, *made);
    if (key) ReportKey(pass, *key, {});
  }
}

}  // namespace

constexpr CheckInfo kValueKeyType = {
    .name = "value-key-type",
    .summary = "context value is stored under a string or a number",
    .since = "0.1",
    .go_counterpart = "staticcheck SA1029",
    .precision = Precision::kVeryHigh,
    .fix = Fix::kSometimes,
    .fix_is_safe = false,
    .on_function = CheckFunction,
    .on_call = CheckCall,
};

}  // namespace ctxtidy
