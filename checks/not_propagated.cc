// ctx-not-propagated: a call gets the context that its caller has, not another
// one and not none. User-facing text: docs/checks/not-propagated.md.

#include "checks/pass.h"
#include "checks/registry.h"
#include "checks/semantics/code/apart.h"
#include "checks/semantics/propagation/deadlines.h"
#include "checks/semantics/propagation/outgoing.h"
#include "checks/semantics/propagation/overloads.h"
#include "checks/semantics/propagation/propagation.h"
#include "checks/semantics/roots.h"
#include "checks/semantics/unit.h"
#include "llvm/ADT/STLExtras.h"

namespace ctxtidy {
namespace {

using semantics::Available;
using semantics::Call;
using semantics::NotPropagated;

void ReportArgument(Pass& pass, const semantics::Function& function,
                    const NotPropagated& found) {
  const clang::SourceRange range = found.call->getSourceRange();
  const clang::DeclarationName callee = found.callee->getDeclName();
  const auto fix = semantics::PassContext(function, found);
  switch (found.kind) {
    case NotPropagated::Kind::kLeftOut:
      pass.Report(range,
                  "%0 is called without context '%1', which is in scope; "
                  "the call outlives cancellation")
          << callee << found.context.spelling << fix;
      return;
    case NotPropagated::Kind::kNothing:
      pass.Report(range,
                  "%0 is called with no context although '%1' is in scope; "
                  "the call outlives cancellation")
          << callee << found.context.spelling << fix;
      return;
    case NotPropagated::Kind::kWider:
      pass.Report(range,
                  "%0 is given %1, although the caller's own context '%2' is "
                  "in scope; the call outlives the caller's cancellation")
          << callee << found.wider->getDeclName() << found.context.spelling
          << fix;
      return;
  }
}

void ReportUnrelated(Pass& pass, const semantics::Function& function,
                     const semantics::Unrelated& found) {
  const std::string name = found.object.spelling();
  pass.Report(found.origin.range,
              "'%0' starts without the cancellation and deadline of '%1'; "
              "make it with '%2'")
      << name << found.context.spelling
      << found.derive->function.names().front();
  if (found.origin.factory != nullptr) {
    pass.Note(found.origin.range, "%0 makes '%1' from nothing")
        << found.origin.factory->getDeclName() << name;
  }
  if (semantics::IsWithoutDeadline(function, found)) {
    pass.Note(found.call->getSourceRange(),
              "'%0' has no deadline here; if no answer comes, the call never "
              "ends")
        << name;
  }
}

// Is a call on the way to the root set apart?
bool LeadsThroughApart(const semantics::CallPath& path,
                       const model::Model* model) {
  return llvm::any_of(path, [&](const semantics::PathStep& step) {
    return semantics::IsSetApart(*step.call->function, *step.call->expr, model);
  });
}

// The callee cannot be given a context, and starts from a root of its own.
void CheckReaching(Pass& pass, const Call& call) {
  const auto& path = pass.unit().facts().RootPath(*call.callee);
  if (path.empty()) return;
  const Call& last = *path.back().call;
  const model::Model* outgoing = semantics::NewOutgoingGivenTo(last);
  const model::Model* model =
      outgoing != nullptr ? outgoing : semantics::RootGivenBy(last);
  if (semantics::HandsOverContext(call) || semantics::IsMadeBySibling(call) ||
      semantics::MayMakeRoots(*call.function, model) ||
      call.function->IsTest() ||
      semantics::IsRightAnyway(*call.function, call.expr) ||
      semantics::IsSetApart(*call.function, *call.expr, model) ||
      LeadsThroughApart(path, model) ||
      semantics::IsCleaningUp(*call.function, *call.expr)) {
    return;
  }
  for (const Available& context :
       semantics::ContextsAt(*call.function, *call.expr)) {
    if (context.role.model != model) continue;
    // It may be told how much time is left.
    if (outgoing && semantics::Mentions(call, context)) return;
    if (semantics::OverloadWithContext(call, context)) return;
    pass.Report(call.expr->getSourceRange(),
                "%0 takes no context and starts from a new root; "
                "cancellation of '%1' does not reach it")
        << call.callee->getDeclName() << context.spelling;
    for (const semantics::PathStep& step : path) {
      pass.Note(step.range(), "%select{calls %1|%1 gets a new root}0 here")
          << step.last << step.callee().getDeclName();
    }
    return;
  }
}

void CheckCall(Pass& pass, const Call& call) {
  if (std::optional<NotPropagated> found =
          semantics::FindNotPropagated(*call.function, *call.expr)) {
    ReportArgument(pass, *call.function, *found);
  } else {
    CheckReaching(pass, call);
  }
}

// Is it a construction, or a call of no known function?
bool IsUncalled(const clang::Stmt* stmt) {
  if (const auto* made = llvm::dyn_cast<clang::CXXConstructExpr>(stmt)) {
    return made->getNumArgs() > 0;
  }
  const auto* call = llvm::dyn_cast<clang::CallExpr>(stmt);
  return call != nullptr && call->getDirectCallee() == nullptr;
}

void CheckFunction(Pass& pass, const semantics::Function& function) {
  for (const clang::Stmt* stmt : function.body().statements()) {
    if (!IsUncalled(stmt)) continue;
    if (std::optional<NotPropagated> found = semantics::FindNotPropagated(
            function, *llvm::cast<clang::Expr>(stmt))) {
      ReportArgument(pass, function, *found);
    }
  }
  for (const semantics::Unrelated& found : semantics::UnrelatedIn(function)) {
    ReportUnrelated(pass, function, found);
  }
}

}  // namespace

constexpr CheckInfo kNotPropagated = {
    .name = "not-propagated",
    .summary = "call does not get the context that its caller has",
    .since = "0.1",
    .go_counterpart = "contextcheck",
    .fix = Fix::kSometimes,
    .on_function = CheckFunction,
    .on_call = CheckCall,
};

}  // namespace ctxtidy
