#ifndef CTXTIDY_DRIVER_ENGINE_FINDING_COLLECTOR_H_
#define CTXTIDY_DRIVER_ENGINE_FINDING_COLLECTOR_H_

#include <string>
#include <vector>

#include "checks/check.h"
#include "clang-tidy/NoLintDirectiveHandler.h"
#include "clang/Basic/Diagnostic.h"
#include "driver/engine/llvm_compat.h"
#include "driver/report/finding.h"

namespace ctxtidy::engine {

// Receives the diagnostics of one translation unit: the parser's errors, then
// what the checks find. Drops what is in system headers, and marks what NOLINT
// suppresses, by clang-tidy's own rules.
class FindingCollector : public clang::DiagnosticConsumer {
 public:
  void BeginSourceFile(const clang::LangOptions& language,
                       const clang::Preprocessor* preprocessor) override;
  void HandleDiagnostic(clang::DiagnosticsEngine::Level level,
                        const clang::Diagnostic& info) override;

  // Diagnostics from now on are of this check.
  void set_check(const CheckInfo& check) { check_ = &check; }

  // "file:line:column: message" of the first error; empty if there was none.
  const std::string& first_error() const { return first_error_; }
  std::vector<report::Finding> TakeFindings() { return std::move(findings_); }

 private:
  void KeepError(const clang::Diagnostic& info);
  static bool IsForeign(const clang::Diagnostic& info);
  bool IsSuppressed(clang::DiagnosticsEngine::Level level,
                    const clang::Diagnostic& info);

  const clang::LangOptions* language_ = nullptr;
  const CheckInfo* check_ = nullptr;  // Null while parsing.
  DiagnosticOptionsHolder options_;
  clang::tidy::NoLintDirectiveHandler nolint_;
  std::string first_error_;
  std::vector<report::Finding> findings_;
  bool last_was_dropped_ = false;  // So are its notes, then.
};

}  // namespace ctxtidy::engine

#endif  // CTXTIDY_DRIVER_ENGINE_FINDING_COLLECTOR_H_
