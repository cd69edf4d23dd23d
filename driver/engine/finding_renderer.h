#ifndef CTXTIDY_DRIVER_ENGINE_FINDING_RENDERER_H_
#define CTXTIDY_DRIVER_ENGINE_FINDING_RENDERER_H_

#include <string>

#include "clang/Basic/FileManager.h"
#include "clang/Frontend/DiagnosticRenderer.h"
#include "driver/engine/llvm_compat.h"
#include "driver/report/finding.h"

namespace ctxtidy::engine {

// Absolute, symbolic links resolved.
std::string RealPath(clang::FileEntryRef file, clang::FileManager& files);

// Writes one clang diagnostic into a finding: the finding itself or a note of
// it. clang's renderer finds the place in the file of what comes out of macros
// and adds notes on their expansion, so that places and notes are the same as
// in clang-tidy.
class FindingRenderer : public clang::DiagnosticRenderer {
 public:
  // All must outlive the renderer.
  FindingRenderer(const clang::LangOptions& language,
                  DiagnosticOptionsHolder& options, report::Finding& finding);

 protected:
  void emitDiagnosticMessage(clang::FullSourceLoc location,
                             clang::PresumedLoc presumed,
                             clang::DiagnosticsEngine::Level level,
                             llvm::StringRef message,
                             llvm::ArrayRef<clang::CharSourceRange> ranges,
                             clang::DiagOrStoredDiag diagnostic) override;
  void emitCodeContext(clang::FullSourceLoc location,
                       clang::DiagnosticsEngine::Level level,
                       llvm::SmallVectorImpl<clang::CharSourceRange>& ranges,
                       llvm::ArrayRef<clang::FixItHint> hints) override;

  void emitDiagnosticLoc(clang::FullSourceLoc, clang::PresumedLoc,
                         clang::DiagnosticsEngine::Level,
                         llvm::ArrayRef<clang::CharSourceRange>) override {}
  void emitIncludeLocation(clang::FullSourceLoc, clang::PresumedLoc) override {}
  void emitImportLocation(clang::FullSourceLoc, clang::PresumedLoc,
                          llvm::StringRef) override {}
  void emitBuildingModuleLocation(clang::FullSourceLoc, clang::PresumedLoc,
                                  llvm::StringRef) override {}

 private:
  // From `location` to the end of its token.
  report::Region TokenAt(clang::FullSourceLoc location) const;
  // A range between two places of one file, else an empty region.
  report::Region RegionOf(clang::CharSourceRange range,
                          const clang::SourceManager& sources) const;

  report::Finding& finding_;
};

}  // namespace ctxtidy::engine

#endif  // CTXTIDY_DRIVER_ENGINE_FINDING_RENDERER_H_
