#ifndef CTXTIDY_CHECKS_ANALYSIS_H_
#define CTXTIDY_CHECKS_ANALYSIS_H_

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>

#include "checks/check.h"
#include "checks/model/context_model.h"
#include "checks/pass.h"

namespace clang {
class ASTContext;
}  // namespace clang

namespace ctxtidy {

// What to look for in a translation unit.
struct AnalysisOptions {
  std::span<const CheckInfo* const> checks;
  std::shared_ptr<const model::ModelSet> models;
  // The text of "ctx-lost-cancel.AllowDiscard", or nothing.
  std::function<std::optional<std::string>(llvm::StringRef)> option;
};

// Runs the checks over a parsed translation unit: the front door for all who do
// not come through clang-tidy. Looks at user code only, never at system
// headers. One unit is one thread's; different units may run in parallel.
void Analyze(clang::ASTContext& context, const AnalysisOptions& options,
             Reporter& reporter);

}  // namespace ctxtidy

#endif  // CTXTIDY_CHECKS_ANALYSIS_H_
