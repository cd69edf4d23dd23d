#include "driver/engine/finding_collector.h"

#include "checks/registry.h"
#include "clang/Basic/FileManager.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Tooling/Core/Diagnostic.h"
#include "driver/engine/finding_renderer.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/Support/Path.h"

namespace ctxtidy::engine {
namespace {

// "/src/a.cc:3:1: ", or nothing for what has no place.
std::string PlaceOf(const clang::Diagnostic& info) {
  if (info.getLocation().isInvalid()) return "";
  const clang::SourceManager& sources = info.getSourceManager();
  const clang::PresumedLoc place = sources.getPresumedLoc(info.getLocation());
  if (place.isInvalid()) return "";
  llvm::SmallString<256> path(place.getFilename());
  sources.getFileManager().makeAbsolutePath(path);
  llvm::sys::path::remove_dots(path, /*remove_dot_dot=*/true);
  return (path + ":" + llvm::Twine(place.getLine()) + ":" +
          llvm::Twine(place.getColumn()) + ": ")
      .str();
}

}  // namespace

void FindingCollector::BeginSourceFile(const clang::LangOptions& language,
                                       const clang::Preprocessor*) {
  language_ = &language;
}

void FindingCollector::KeepError(const clang::Diagnostic& info) {
  if (!first_error_.empty()) return;
  llvm::SmallString<128> message;
  info.FormatDiagnostic(message);
  first_error_ = PlaceOf(info) + std::string(message);
}

bool FindingCollector::IsForeign(const clang::Diagnostic& info) {
  const clang::SourceLocation location = info.getLocation();
  const clang::SourceManager& sources = info.getSourceManager();
  return location.isInvalid() || sources.isInSystemHeader(location) ||
         sources.isInSystemMacro(location);
}

bool FindingCollector::IsSuppressed(clang::DiagnosticsEngine::Level level,
                                    const clang::Diagnostic& info) {
  // Complaints about unmatched NOLINTBEGIN are clang-tidy's to make.
  llvm::SmallVector<clang::tooling::Diagnostic, 1> ignored;
  return nolint_.shouldSuppress(level, info, FullName(*check_), ignored,
                                /*AllowIO=*/true, /*EnableNoLintBlocks=*/true);
}

void FindingCollector::HandleDiagnostic(clang::DiagnosticsEngine::Level level,
                                        const clang::Diagnostic& info) {
  DiagnosticConsumer::HandleDiagnostic(level, info);
  if (check_ == nullptr) {
    if (level >= clang::DiagnosticsEngine::Error) KeepError(info);
    return;
  }
  if (level == clang::DiagnosticsEngine::Note) {
    if (last_was_dropped_ || findings_.empty()) return;
  } else {
    last_was_dropped_ = IsForeign(info);
    if (last_was_dropped_) return;
    findings_.push_back({.check = FullName(*check_)});
    if (IsSuppressed(level, info)) findings_.back().suppression.emplace();
  }
  llvm::SmallString<128> message;
  info.FormatDiagnostic(message);
  FindingRenderer renderer(*language_, options_, findings_.back());
  renderer.emitDiagnostic(
      clang::FullSourceLoc(info.getLocation(), info.getSourceManager()), level,
      message, info.getRanges(), info.getFixItHints(), &info);
}

}  // namespace ctxtidy::engine
