#include "checks/tidy_adapter.h"

#include <memory>
#include <string>
#include <vector>

#include "checks/model/model_loader.h"
#include "checks/model/suggest.h"
#include "checks/pass.h"
#include "checks/profile.h"
#include "checks/registry.h"
#include "checks/semantics/unit.h"
#include "clang-tidy/ClangTidyCheck.h"
#include "clang/AST/ASTContext.h"
#include "clang/ASTMatchers/ASTMatchers.h"
#include "llvm/ADT/StringExtras.h"

namespace ctxtidy {
namespace {

using clang::tidy::ClangTidyCheck;
using clang::tidy::ClangTidyContext;

// What users set to bring their own models: paths, separated by semicolons. For
// all checks at once, so that they agree: `CheckOptions: {CtxModels: a.yaml}`.
constexpr llvm::StringLiteral kModelsOption = "CtxModels";
// Likewise: default, strict or all.
constexpr llvm::StringLiteral kProfileOption = "CtxProfile";

// The analysis of the unit at hand, shared by its checks: whoever comes first
// makes it, and whoever asks for another unit or other models replaces it.
// Null if the models cannot be loaded.
std::shared_ptr<const semantics::Unit> SharedUnit(
    clang::ASTContext& context, const std::string& key,
    llvm::function_ref<std::shared_ptr<const model::ModelSet>()> load_models) {
  static thread_local struct {
    std::weak_ptr<const semantics::Unit> unit;
    clang::ASTContext* context = nullptr;
    std::string key;
  } last;
  std::shared_ptr<const semantics::Unit> unit = last.unit.lock();
  if (unit == nullptr || last.context != &context || last.key != key) {
    std::shared_ptr<const model::ModelSet> models = load_models();
    if (models == nullptr) return nullptr;
    unit = std::make_shared<semantics::Unit>(context, std::move(models));
    last.unit = unit;
    last.context = &context;
    last.key = key;
  }
  return unit;
}

// The only subclass of clang-tidy's check: any CheckInfo becomes one.
class TidyCheck : public ClangTidyCheck, private Reporter {
 public:
  TidyCheck(const CheckInfo& info, llvm::StringRef name,
            ClangTidyContext* context)
      : ClangTidyCheck(name, context),
        info_(info),
        model_files_(Options.getLocalOrGlobal(kModelsOption, "").str()),
        profile_(Options.getLocalOrGlobal(kProfileOption, "default").str()) {
    const Profile profile = ProfileNamed(profile_).value_or(Profile::kDefault);
    for (const Option& option : info_.options) {
      const std::string fallback =
          OptionIn(profile, option).value_or(FallbackText(option));
      values_.push_back(Options.get(option.name, fallback).str());
    }
  }

  bool isLanguageVersionSupported(
      const clang::LangOptions& options) const override {
    return options.CPlusPlus;
  }

  void registerMatchers(clang::ast_matchers::MatchFinder* finder) override {
    finder->addMatcher(clang::ast_matchers::translationUnitDecl().bind("unit"),
                       this);
  }

  void check(
      const clang::ast_matchers::MatchFinder::MatchResult& result) override {
    // Code that does not parse says nothing reliable.
    if (result.Context->getDiagnostics().hasUncompilableErrorOccurred()) return;
    unit_ = SharedUnit(*result.Context, model_files_ + ";" + profile_,
                       [&] { return LoadModels(); });
    if (unit_ == nullptr) return;
    Pass pass(info_, *unit_, *this,
              [&](llvm::StringRef name) { return Configured(name); });
    RunCheck(info_, pass);
  }

  void onEndOfTranslationUnit() override { unit_.reset(); }

  void storeOptions(clang::tidy::ClangTidyOptions::OptionMap& map) override {
    Options.store(map, kModelsOption, llvm::StringRef(model_files_));
    Options.store(map, kProfileOption, llvm::StringRef(profile_));
    for (std::size_t i = 0; i < info_.options.size(); ++i) {
      Options.store(map, info_.options[i].name, llvm::StringRef(values_[i]));
    }
  }

 private:
  static std::string FallbackText(const Option& option) {
    if (const bool* flag = std::get_if<bool>(&option.fallback)) {
      return *flag ? "true" : "false";
    }
    if (const int* number = std::get_if<int>(&option.fallback)) {
      return std::to_string(*number);
    }
    return std::get<llvm::StringLiteral>(option.fallback).str();
  }

  std::optional<std::string> Configured(llvm::StringRef name) const {
    for (std::size_t i = 0; i < info_.options.size(); ++i) {
      if (info_.options[i].name == name) return values_[i];
    }
    return std::nullopt;
  }

  std::shared_ptr<const model::ModelSet> LoadModels() {
    const std::optional<Profile> profile = ProfileNamed(profile_);
    if (!profile) {
      configurationDiag("%0: there is no profile '%1'%2",
                        clang::DiagnosticIDs::Error)
          << kProfileOption << profile_
          << model::Suggestion(profile_, ProfileNames());
      return nullptr;
    }
    llvm::SmallVector<llvm::StringRef, 4> paths;
    llvm::StringRef(model_files_).split(paths, ';', -1, /*KeepEmpty=*/false);
    llvm::Expected<model::ModelSet> models =
        model::ModelsWith({paths.begin(), paths.end()});
    if (models) {
      ApplyProfile(*profile, *models);
      return std::make_shared<model::ModelSet>(std::move(*models));
    }
    // A lint without its models would look clean.
    configurationDiag("%0: %1", clang::DiagnosticIDs::Error)
        << kModelsOption << llvm::toString(models.takeError());
    return nullptr;
  }

  clang::DiagnosticBuilder Diagnose(
      const CheckInfo&, clang::SourceLocation location, llvm::StringRef format,
      clang::DiagnosticIDs::Level level) override {
    return diag(location, format, level);
  }

  const CheckInfo& info_;
  const std::string model_files_;
  const std::string profile_;
  std::vector<std::string> values_;
  std::shared_ptr<const semantics::Unit> unit_;
};

}  // namespace

void AddCheckFactories(clang::tidy::ClangTidyCheckFactories& factories) {
  for (const CheckInfo* info : AllChecks()) {
    factories.registerCheckFactory(
        FullName(*info),
        [info](llvm::StringRef name, ClangTidyContext* context) {
          return std::make_unique<TidyCheck>(*info, name, context);
        });
  }
}

}  // namespace ctxtidy
