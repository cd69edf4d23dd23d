// ctxtidy-module.so: the checks for `clang-tidy --load`.

#include "checks/tidy_adapter.h"
#include "clang-tidy/ClangTidyModule.h"
#include "clang/Basic/Version.h"
#if CLANG_VERSION_MAJOR < 22
#include "clang-tidy/ClangTidyModuleRegistry.h"
#endif

namespace ctxtidy {
namespace {

class Module : public clang::tidy::ClangTidyModule {
 public:
  void addCheckFactories(
      clang::tidy::ClangTidyCheckFactories& factories) override {
    AddCheckFactories(factories);
  }
};

clang::tidy::ClangTidyModuleRegistry::Add<Module> registered(
    "ctx-module", "Finds misuse of cancellation contexts.");

}  // namespace
}  // namespace ctxtidy
