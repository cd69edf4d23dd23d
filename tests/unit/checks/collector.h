#ifndef CTXTIDY_TESTS_UNIT_CHECKS_COLLECTOR_H_
#define CTXTIDY_TESTS_UNIT_CHECKS_COLLECTOR_H_

#include <memory>
#include <string>
#include <vector>

#include "checks/pass.h"
#include "clang/AST/ASTContext.h"
#include "clang/Frontend/ASTUnit.h"
#include "clang/Tooling/Tooling.h"

namespace ctxtidy {

// Parses a source and keeps what is reported about it: "warning: text".
class Collector : public Reporter, private clang::DiagnosticConsumer {
 public:
  explicit Collector(llvm::StringRef code)
      : ast_(clang::tooling::buildASTFromCodeWithArgs(
            code, {"-std=c++20", "-w"}, "test.cc")) {
    ast_->getDiagnostics().setClient(this, /*ShouldOwnClient=*/false);
    ast_->getDiagnostics().setIgnoreAllWarnings(false);
  }

  clang::ASTContext& ast() { return ast_->getASTContext(); }
  const std::vector<std::string>& reported() const { return reported_; }

  clang::DiagnosticBuilder Diagnose(
      const CheckInfo&, clang::SourceLocation location, llvm::StringRef format,
      clang::DiagnosticIDs::Level level) override {
    clang::DiagnosticsEngine& engine = ast_->getDiagnostics();
    return engine.Report(
        location, engine.getDiagnosticIDs()->getCustomDiagID(level, format));
  }

 private:
  void HandleDiagnostic(clang::DiagnosticsEngine::Level level,
                        const clang::Diagnostic& info) override {
    llvm::SmallString<64> text;
    info.FormatDiagnostic(text);
    const char* const kind = level == clang::DiagnosticsEngine::Note ? "note"
                             : level == clang::DiagnosticsEngine::Error
                                 ? "error"
                                 : "warning";
    reported_.push_back(kind + (": " + text).str());
  }

  std::unique_ptr<clang::ASTUnit> ast_;
  std::vector<std::string> reported_;
};

}  // namespace ctxtidy

#endif  // CTXTIDY_TESTS_UNIT_CHECKS_COLLECTOR_H_
