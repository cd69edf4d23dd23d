#include "checks/analysis.h"

#include "checks/registry.h"
#include "checks/semantics/unit.h"

namespace ctxtidy {

void Analyze(clang::ASTContext& context, const AnalysisOptions& options,
             Reporter& reporter) {
  const semantics::Unit unit(context, options.models);
  for (const CheckInfo* check : options.checks) {
    Pass pass(*check, unit, reporter, [&](llvm::StringRef option) {
      return options.option
                 ? options.option(FullName(*check) + "." + option.str())
                 : std::nullopt;
    });
    RunCheck(*check, pass);
  }
}

}  // namespace ctxtidy
