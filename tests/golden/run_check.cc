#include "run_check.h"

#include <memory>

#include "checks/analysis.h"
#include "checks/model/model_loader.h"
#include "clang/AST/ASTConsumer.h"
#include "clang/AST/ASTContext.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Frontend/FrontendAction.h"
#include "clang/Lex/Lexer.h"
#include "clang/Tooling/Tooling.h"

namespace ctxtidy::golden {
namespace {

class Collector : public clang::DiagnosticConsumer {
 public:
  explicit Collector(Outcome& outcome) : outcome_(outcome) {}

  void HandleDiagnostic(clang::DiagnosticsEngine::Level level,
                        const clang::Diagnostic& info) override {
    clang::DiagnosticConsumer::HandleDiagnostic(level, info);
    llvm::SmallString<128> text;
    info.FormatDiagnostic(text);
    if (level >= clang::DiagnosticsEngine::Error) {
      outcome_.errors.push_back(std::string(text));
      return;
    }
    if (!info.hasSourceManager()) return;
    const clang::SourceManager& sources = info.getSourceManager();
    outcome_.diagnostics.push_back(
        {sources.getExpansionLineNumber(info.getLocation()),
         level == clang::DiagnosticsEngine::Note, std::string(text)});
    for (const clang::FixItHint& hint : info.getFixItHints()) {
      AddEdit(sources, hint);
    }
  }

 private:
  void AddEdit(const clang::SourceManager& sources,
               const clang::FixItHint& hint) {
    clang::CharSourceRange range = clang::Lexer::makeFileCharRange(
        hint.RemoveRange, sources, clang::LangOptions());
    const unsigned begin = sources.getFileOffset(range.getBegin());
    outcome_.edits.push_back({begin,
                              sources.getFileOffset(range.getEnd()) - begin,
                              hint.CodeToInsert});
  }

  Outcome& outcome_;
};

class EngineReporter : public Reporter {
 public:
  explicit EngineReporter(clang::DiagnosticsEngine& engine) : engine_(engine) {}

  clang::DiagnosticBuilder Diagnose(
      const CheckInfo&, clang::SourceLocation location, llvm::StringRef format,
      clang::DiagnosticIDs::Level level) override {
    return engine_.Report(
        location, engine_.getDiagnosticIDs()->getCustomDiagID(level, format));
  }

 private:
  clang::DiagnosticsEngine& engine_;
};

class Consumer : public clang::ASTConsumer {
 public:
  explicit Consumer(const CheckInfo& check) : check_(check) {}

  void HandleTranslationUnit(clang::ASTContext& context) override {
    const CheckInfo* checks[] = {&check_};
    AnalysisOptions options;
    options.checks = checks;
    options.models = {std::shared_ptr<void>(), &model::BuiltinModels()};
    EngineReporter reporter(context.getDiagnostics());
    // Our own warnings are not to be silenced by the flags of the parse.
    context.getDiagnostics().setIgnoreAllWarnings(false);
    Analyze(context, options, reporter);
  }

 private:
  const CheckInfo& check_;
};

class Action : public clang::ASTFrontendAction {
 public:
  explicit Action(const CheckInfo& check) : check_(check) {}

  std::unique_ptr<clang::ASTConsumer> CreateASTConsumer(
      clang::CompilerInstance&, llvm::StringRef) override {
    return std::make_unique<Consumer>(check_);
  }

 private:
  const CheckInfo& check_;
};

}  // namespace

Outcome RunOn(const CheckInfo& check, const std::string& source,
              Headers headers) {
  Outcome outcome;
  std::vector<std::string> command = {"clang++", "-fsyntax-only",
                                      "-resource-dir", CTXTIDY_RESOURCE_DIR};
  llvm::SmallVector<llvm::StringRef, 8> flags;
  llvm::StringRef(CTXTIDY_GOLDEN_FLAGS).split(flags, '|');
  for (llvm::StringRef flag : flags) command.push_back(flag.str());
  command.insert(command.end(), {"-isystem", headers == Headers::kMocks
                                                 ? CTXTIDY_MOCKS_DIR
                                                 : CTXTIDY_INSTALLED_DIR});
  if (headers == Headers::kInstalled) {
    command.push_back("-I" CTXTIDY_GENERATED_DIR);
  }
  command.insert(command.end(),
                 {"-include-pch", CTXTIDY_PRELUDE_PCH, "/golden/test.cc"});

  auto files = llvm::makeIntrusiveRefCnt<llvm::vfs::InMemoryFileSystem>();
  files->addFile("/golden/test.cc", 0,
                 llvm::MemoryBuffer::getMemBufferCopy(source));
  auto overlay = llvm::makeIntrusiveRefCnt<llvm::vfs::OverlayFileSystem>(
      llvm::vfs::getRealFileSystem());
  overlay->pushOverlay(files);
  auto manager = llvm::makeIntrusiveRefCnt<clang::FileManager>(
      clang::FileSystemOptions(), overlay);
  clang::tooling::ToolInvocation invocation(
      command, std::make_unique<Action>(check), manager.get());
  Collector collector(outcome);
  invocation.setDiagnosticConsumer(&collector);
  if (!invocation.run() && outcome.errors.empty()) {
    outcome.errors.push_back("the parse failed without a message");
  }
  return outcome;
}

}  // namespace ctxtidy::golden
