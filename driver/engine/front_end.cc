#include "driver/engine/front_end.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <memory>
#include <utility>

#include "clang/AST/ASTConsumer.h"
#include "clang/AST/ASTContext.h"
#include "clang/Basic/FileManager.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Frontend/FrontendAction.h"
#include "clang/Lex/PreprocessorOptions.h"
#include "clang/Tooling/Tooling.h"
#include "driver/engine/finding_collector.h"
#include "driver/engine/finding_renderer.h"
#include "driver/engine/invocation.h"
#include "driver/engine/nolint.h"
#include "driver/engine/skip_policy.h"
#include "llvm/Support/VirtualFileSystem.h"

namespace ctxtidy::engine {
namespace {

// Makes diagnostics of what the checks say.
class DiagnosticReporter : public Reporter {
 public:
  DiagnosticReporter(clang::DiagnosticsEngine& diagnostics,
                     FindingCollector& collector)
      : diagnostics_(diagnostics), collector_(collector) {}

  clang::DiagnosticBuilder Diagnose(
      const CheckInfo& check, clang::SourceLocation location,
      llvm::StringRef format, clang::DiagnosticIDs::Level level) override {
    collector_.set_check(check);
    return diagnostics_.Report(
        location,
        diagnostics_.getDiagnosticIDs()->getCustomDiagID(level, format));
  }

 private:
  clang::DiagnosticsEngine& diagnostics_;
  FindingCollector& collector_;
};

struct Job {
  const Visit& visit;
  Tier tier = Tier::kExact;
  bool visited = false;
};

class Consumer : public clang::ASTConsumer {
 public:
  explicit Consumer(Job& job) : job_(job) {}

  void HandleTranslationUnit(clang::ASTContext& context) override {
    if (context.getDiagnostics().hasErrorOccurred()) return;
    job_.visit(context);
    job_.visited = true;
  }

  // Asked only where bodies are skipped at all.
  bool shouldSkipFunctionBody(clang::Decl* decl) override {
    const clang::FunctionDecl* function = decl->getAsFunction();
    return function != nullptr && MaySkipBody(*function);
  }

 private:
  Job& job_;
};

class Action : public clang::ASTFrontendAction {
 public:
  explicit Action(Job& job) : job_(job) {}

 protected:
  std::unique_ptr<clang::ASTConsumer> CreateASTConsumer(
      clang::CompilerInstance&, llvm::StringRef) override {
    return std::make_unique<Consumer>(job_);
  }

 private:
  Job& job_;
};

class ActionFactory : public clang::tooling::FrontendActionFactory {
 public:
  explicit ActionFactory(Job& job) : job_(job) {}

  std::unique_ptr<clang::FrontendAction> create() override {
    return std::make_unique<Action>(job_);
  }

 private:
  Job& job_;
};

report::Notification Failure(const Unit& unit, const std::string& why) {
  return {.level = report::Level::kError,
          .message = "not analysed: " + why,
          .file = unit.file};
}

void Parse(const Unit& unit, Job& job, Invocation invocation,
           llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> system,
           FindingCollector& collector, UnitResult& result) {
  invocation.compiler->getFrontendOpts().SkipFunctionBodies =
      job.tier == Tier::kSkip;
  llvm::IntrusiveRefCntPtr<clang::FileManager> files =
      new clang::FileManager(invocation.compiler->getFileSystemOpts(), system);
  ActionFactory factory(job);
  factory.runInvocation(std::move(invocation.compiler), files.get(),
                        std::make_shared<clang::PCHContainerOperations>(),
                        &collector);
  result.analysed = job.visited;
  if (job.visited) return;
  std::string why = collector.first_error();
  if (why.empty()) why = "clang cannot parse it";
  result.notifications.push_back(Failure(unit, why));
}

UnitResult ParseAndVisit(const Unit& unit, const FrontEnd& front_end,
                         FindingCollector& collector, const Visit& visit) {
  UnitResult result;
  llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> system(
      llvm::vfs::createPhysicalFileSystem().release());
  if (front_end.inputs != nullptr) {
    system = Recording(std::move(system), front_end.root, *front_end.inputs);
  }
  if (system->setCurrentWorkingDirectory(unit.directory)) {
    result.notifications.push_back(Failure(
        unit, "its build directory " + unit.directory + " does not exist"));
    return result;
  }
  Invocation invocation = MakeInvocation(unit, front_end.resource_dir, system);
  if (invocation.compiler == nullptr) {
    result.notifications.push_back(Failure(
        unit, invocation.complaints.empty() ? "its command compiles nothing"
                                            : invocation.complaints.front()));
    return result;
  }
  // There are no contexts in C.
  if (!invocation.compiler->getLangOpts().CPlusPlus) return result;
  for (const std::string& complaint : invocation.complaints) {
    // Without the file, so that a whole project's flag is told once.
    result.notifications.push_back(
        {.level = report::Level::kWarning,
         .message = "a flag was ignored: " + complaint});
  }
  for (const auto& [path, text] : front_end.overlay) {
    // The compiler takes the buffer over.
    invocation.compiler->getPreprocessorOpts().addRemappedFile(
        path, llvm::MemoryBuffer::getMemBufferCopy(text, path).release());
  }
  Job job{.visit = visit, .tier = front_end.tier};
  Parse(unit, job, std::move(invocation), system, collector, result);
  return result;
}

// Notes which files of the user's were read, and the NOLINT comments in them.
void KeepUserFiles(const clang::SourceManager& sources, UnitResult& result) {
  std::map<std::string, llvm::StringRef> files;
  for (unsigned i = 0, count = sources.local_sloc_entry_size(); i < count;
       ++i) {
    const clang::SrcMgr::SLocEntry& entry = sources.getLocalSLocEntry(i);
    if (!entry.isFile() ||
        clang::SrcMgr::isSystem(entry.getFile().getFileCharacteristic())) {
      continue;
    }
    const clang::SrcMgr::ContentCache& content =
        entry.getFile().getContentCache();
    if (!content.OrigEntry) continue;
    files[RealPath(*content.OrigEntry, sources.getFileManager())] =
        content.getBufferDataIfLoaded().value_or("");
  }
  for (const auto& [file, text] : files) {
    result.files.push_back(file);
    std::ranges::move(NolintsIn(file, text),
                      std::back_inserter(result.nolints));
  }
}

UnitResult AnalyzeOnce(const Unit& unit, const AnalysisOptions& options,
                       const FrontEnd& front_end) {
  FindingCollector collector;
  UnitResult read;  // What is known of its files.
  UnitResult result = ParseAndVisit(
      unit, front_end, collector, [&](clang::ASTContext& context) {
        KeepUserFiles(context.getSourceManager(), read);
        clang::DiagnosticsEngine& diagnostics = context.getDiagnostics();
        // The code's warnings were of no interest, but ours are.
        diagnostics.setIgnoreAllWarnings(false);
        diagnostics.setErrorLimit(0);
        DiagnosticReporter reporter(diagnostics, collector);
        Analyze(context, options, reporter);
      });
  result.findings = collector.TakeFindings();
  result.files = std::move(read.files);
  result.nolints = std::move(read.nolints);
  for (report::Finding& finding : result.findings) {
    if (finding.suppression) MatchSuppression(finding, result.nolints);
  }
  return result;
}

}  // namespace

UnitResult AnalyzeUnit(const Unit& unit, const AnalysisOptions& options,
                       const FrontEnd& front_end) {
  UnitResult result = AnalyzeOnce(unit, options, front_end);
  if (result.analysed || front_end.tier == Tier::kExact) return result;
  FrontEnd exact = front_end;
  exact.tier = Tier::kExact;
  return AnalyzeOnce(unit, options, exact);
}

UnitResult VisitUnit(const Unit& unit, const std::string& resource_dir,
                     const Visit& visit) {
  FindingCollector collector;
  return ParseAndVisit(unit, {.resource_dir = resource_dir}, collector, visit);
}

}  // namespace ctxtidy::engine
