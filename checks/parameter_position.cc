// ctx-parameter-position: a context stands where its library's convention puts
// it. User-facing text: docs/checks/parameter-position.md.

#include "checks/pass.h"
#include "checks/registry.h"
#include "checks/semantics/propagation/parameters.h"
#include "checks/semantics/unit.h"

namespace ctxtidy {
namespace {

void CheckSignature(Pass& pass, const semantics::Signature& signature) {
  std::optional<semantics::Misplaced> found =
      semantics::MisplacedContext(pass.unit(), *signature.decl);
  if (!found) return;
  const std::string name = found->parameter->getNameAsString();
  pass.Report(found->parameter->getSourceRange(),
              "context parameter %0is not the %select{first|last}1 parameter; "
              "callers and wrappers look for it there")
      << (name.empty() ? "" : "'" + name + "' ")
      << (found->wanted == model::Position::kLast)
      << semantics::MoveParameter(pass.unit(), *signature.decl, *found);
}

}  // namespace

constexpr CheckInfo kParameterPosition = {
    .name = "parameter-position",
    .summary = "context parameter is not where the convention puts it",
    .since = "0.1",
    .go_counterpart = "revive context-as-argument",
    .fix = Fix::kSometimes,
    .fix_is_safe = false,
    .on_signature = CheckSignature,
};

}  // namespace ctxtidy
