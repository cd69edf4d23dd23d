#include "driver/engine/finding_renderer.h"

#include <algorithm>
#include <string>

#include "clang/Basic/FileManager.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/SmallString.h"

namespace ctxtidy::engine {
namespace {

// Empty for what is in no file.
std::string PathOf(clang::FileID file, const clang::SourceManager& sources) {
  const clang::OptionalFileEntryRef entry = sources.getFileEntryRefForID(file);
  return entry ? RealPath(*entry, sources.getFileManager()) : "";
}

report::Level LevelOf(clang::DiagnosticsEngine::Level level) {
  if (level >= clang::DiagnosticsEngine::Error) return report::Level::kError;
  return level == clang::DiagnosticsEngine::Warning ? report::Level::kWarning
                                                    : report::Level::kNote;
}

}  // namespace

std::string RealPath(clang::FileEntryRef file, clang::FileManager& files) {
  llvm::SmallString<256> path = file.getName();
  files.makeAbsolutePath(path);
  llvm::SmallString<256> real;
  if (!files.getVirtualFileSystem().getRealPath(path, real)) path = real;
  return std::string(path);
}

FindingRenderer::FindingRenderer(const clang::LangOptions& language,
                                 DiagnosticOptionsHolder& options,
                                 report::Finding& finding)
    : DiagnosticRenderer(language, options.get()), finding_(finding) {}

report::Region FindingRenderer::RegionOf(
    clang::CharSourceRange range, const clang::SourceManager& sources) const {
  const clang::CharSourceRange chars =
      clang::Lexer::makeFileCharRange(range, sources, LangOpts);
  if (chars.isInvalid()) return {};
  const auto [file, begin] = sources.getDecomposedLoc(chars.getBegin());
  const auto [end_file, end] = sources.getDecomposedLoc(chars.getEnd());
  if (file != end_file || end < begin) return {};
  return {.file = PathOf(file, sources),
          .begin_offset = begin,
          .end_offset = end,
          .begin_line = sources.getLineNumber(file, begin),
          .begin_column = sources.getColumnNumber(file, begin),
          .end_line = sources.getLineNumber(file, end),
          .end_column = sources.getColumnNumber(file, end)};
}

report::Region FindingRenderer::TokenAt(clang::FullSourceLoc location) const {
  const clang::SourceLocation place = location;
  return RegionOf(clang::CharSourceRange::getTokenRange(place, place),
                  location.getManager());
}

void FindingRenderer::emitDiagnosticMessage(
    clang::FullSourceLoc location, clang::PresumedLoc,
    clang::DiagnosticsEngine::Level level, llvm::StringRef message,
    llvm::ArrayRef<clang::CharSourceRange>, clang::DiagOrStoredDiag) {
  const report::Region region =
      location.isValid() ? TokenAt(location) : report::Region{};
  if (level == clang::DiagnosticsEngine::Note) {
    finding_.notes.push_back({region, message.str()});
  } else {
    finding_.region = region;
    finding_.message = message.str();
    finding_.level = LevelOf(level);
  }
}

void FindingRenderer::emitCodeContext(
    clang::FullSourceLoc location, clang::DiagnosticsEngine::Level level,
    llvm::SmallVectorImpl<clang::CharSourceRange>& ranges,
    llvm::ArrayRef<clang::FixItHint> hints) {
  const bool is_note = level == clang::DiagnosticsEngine::Note;
  report::Region& region =
      is_note ? finding_.notes.back().region : finding_.region;
  // What is pointed at is the longest range that begins at the place itself.
  for (const clang::CharSourceRange& range : ranges) {
    const report::Region candidate = RegionOf(range, location.getManager());
    if (candidate.file == region.file &&
        candidate.begin_offset == region.begin_offset &&
        candidate.end_offset > region.end_offset) {
      region = candidate;
    }
  }
  // As in clang-tidy, a note's hints are no fix of the finding.
  if (is_note) return;
  for (const clang::FixItHint& hint : hints) {
    const report::Region place =
        RegionOf(hint.RemoveRange, location.getManager());
    if (place.file.empty()) {
      // Half a fix is worse than none.
      finding_.fix.clear();
      return;
    }
    finding_.fix.push_back({place, hint.CodeToInsert});
  }
  std::ranges::sort(finding_.fix, {}, &report::Edit::region);
}

}  // namespace ctxtidy::engine
