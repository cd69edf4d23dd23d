// ctx-todo: a placeholder for a context is still there. User-facing text:
// docs/checks/todo.md.

#include "checks/pass.h"
#include "checks/registry.h"
#include "checks/semantics/code/function.h"
#include "checks/semantics/unit.h"

namespace ctxtidy {
namespace {

void ReportPlaceholder(Pass& pass, clang::SourceRange range,
                       const semantics::Role<model::Root>& role,
                       const clang::NamedDecl& name) {
  if (!role || !role.entry->placeholder) return;
  pass.Report(range,
              "%0 stands for a context that is yet to be handed down; until "
              "then nothing can cancel this work")
      << name.getDeclName();
}

void CheckFunction(Pass& pass, const semantics::Function& function) {
  for (const semantics::RootUse& root : function.roots()) {
    ReportPlaceholder(pass, root.range, root.role, *root.name);
  }
}

// A default argument is evaluated wherever it is left out, so it is reported
// where it stands.
void CheckSignature(Pass& pass, const semantics::Signature& signature) {
  for (const clang::ParmVarDecl* parameter : signature.decl->parameters()) {
    if (!parameter->hasDefaultArg() || parameter->hasUnparsedDefaultArg() ||
        parameter->hasUninstantiatedDefaultArg()) {
      continue;
    }
    const clang::Expr* value = semantics::Stripped(parameter->getDefaultArg());
    const auto* call = llvm::dyn_cast<clang::CallExpr>(value);
    if (call == nullptr || call->getDirectCallee() == nullptr) continue;
    ReportPlaceholder(pass, value->getSourceRange(),
                      pass.unit().resolver().RootOf(*value),
                      *call->getDirectCallee());
  }
}

}  // namespace

constexpr CheckInfo kTodo = {
    .name = "todo",
    .summary = "placeholder for a context is still there",
    .since = "0.1",
    .precision = Precision::kVeryHigh,
    .on_function = CheckFunction,
    .on_signature = CheckSignature,
};

}  // namespace ctxtidy
