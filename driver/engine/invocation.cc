#include "driver/engine/invocation.h"

#include <utility>

#include "clang/Basic/DiagnosticIDs.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Lex/PreprocessorOptions.h"
#include "clang/Tooling/ArgumentsAdjusters.h"
#include "driver/engine/llvm_compat.h"
#include "llvm/ADT/SmallString.h"

namespace ctxtidy::engine {
namespace {

// Keeps the errors that the driver reports.
class ComplaintCollector : public clang::DiagnosticConsumer {
 public:
  void HandleDiagnostic(clang::DiagnosticsEngine::Level level,
                        const clang::Diagnostic& info) override {
    if (level < clang::DiagnosticsEngine::Error) return;
    llvm::SmallString<128> text;
    info.FormatDiagnostic(text);
    complaints_.emplace_back(text.str());
  }

  std::vector<std::string> Take() { return std::move(complaints_); }

 private:
  std::vector<std::string> complaints_;
};

std::vector<std::string> Arguments(const Unit& unit,
                                   const std::string& resource_dir) {
  using namespace clang::tooling;
  // The parser's own headers must be those of the LLVM that we are linked with,
  // whatever compiler the command names.
  const ArgumentsAdjuster adjust = combineAdjusters(
      combineAdjusters(getClangStripOutputAdjuster(),
                       getClangStripDependencyFileAdjuster()),
      getInsertArgumentAdjuster(("-resource-dir=" + resource_dir).c_str(),
                                ArgumentInsertPosition::END));
  return adjust(unit.command, unit.file);
}

void Silence(clang::DiagnosticOptions& options) {
  options.IgnoreWarnings = true;
  // Also those that are errors by default: gcc accepts much of it.
  options.Warnings = {"no-everything"};
  options.Remarks.clear();
  options.PedanticErrors = false;
  options.Pedantic = false;
  options.VerifyDiagnostics = false;
  options.ShowCarets = false;  // Nor the count of what was found.
  options.DiagnosticSerializationFile.clear();
  // The first error is all that is told.
  options.ErrorLimit = 1;
}

// Leaves of the invocation what concerns the source's meaning.
void ParseOnly(clang::CompilerInvocation& invocation) {
  Silence(invocation.getDiagnosticOpts());
  invocation.getDependencyOutputOpts() = {};
  clang::FrontendOptions& frontend = invocation.getFrontendOpts();
  frontend.ProgramAction = clang::frontend::ParseSyntaxOnly;
  frontend.OutputFile.clear();
  frontend.Plugins.clear();
  frontend.AddPluginActions.clear();
  frontend.PluginArgs.clear();
  frontend.ShowStats = false;
  frontend.DisableFree = false;
  // A precompiled header is another compiler's; the header that it stands for
  // is included by its own flag.
  invocation.getPreprocessorOpts().ImplicitPCHInclude.clear();
}

}  // namespace

Invocation MakeInvocation(
    const Unit& unit, const std::string& resource_dir,
    llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> files) {
  const std::vector<std::string> arguments = Arguments(unit, resource_dir);
  std::vector<const char*> pointers;
  for (const std::string& argument : arguments) {
    pointers.push_back(argument.c_str());
  }
  DiagnosticOptionsHolder options;
  ComplaintCollector collector;
  clang::CreateInvocationOptions create;
  create.Diags = new clang::DiagnosticsEngine(new clang::DiagnosticIDs,
                                              options.get(), &collector,
                                              /*ShouldOwnClient=*/false);
  create.VFS = std::move(files);
  create.RecoverOnError = true;
  Invocation result;
  result.compiler = clang::createInvocation(pointers, std::move(create));
  if (result.compiler != nullptr) ParseOnly(*result.compiler);
  result.complaints = collector.Take();
  return result;
}

}  // namespace ctxtidy::engine
