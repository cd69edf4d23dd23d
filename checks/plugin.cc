// ctxtidy-module.so: the checks for `clang-tidy --load`.

#include <dlfcn.h>

#include <cstdio>
#include <cstdlib>
#include <string>

#include "checks/tidy_adapter.h"
#include "clang-tidy/ClangTidyModule.h"
#include "clang/Basic/Version.h"
#if CLANG_VERSION_MAJOR < 22
#include "clang-tidy/ClangTidyModuleRegistry.h"
#endif

namespace ctxtidy {
namespace {

// The major version of the clang that this module was loaded into; 0 if it does
// not say. Looked up by name: another version's classes may differ, so nothing
// of them may be touched before the versions are known to agree.
int HostMajor() {
  using VersionFunction = std::string (*)();
  // std::string clang::getClangFullVersion(), as every clang exports it.
  auto version = reinterpret_cast<VersionFunction>(
      dlsym(RTLD_DEFAULT, "_ZN5clang19getClangFullVersionB5cxx11Ev"));
  if (version == nullptr) return 0;
  const std::string text = version();
  const std::size_t at = text.find("version ");
  return at == std::string::npos ? 0 : std::atoi(text.c_str() + at + 8);
}

// Runs before the module registers itself. A lint that goes on without the
// checks it was asked for would look clean, so it ends here.
[[gnu::constructor(101)]] void RefuseOtherVersions() {
  const int host = HostMajor();
  if (host == CTXTIDY_LLVM_MAJOR) return;
  if (host == 0) {
    std::fprintf(stderr,
                 "ctxtidy-module.so was built for clang-tidy %d and cannot be "
                 "loaded into a program that does not say which version of "
                 "clang it has.\n",
                 CTXTIDY_LLVM_MAJOR);
    std::_Exit(1);
  }
  std::fprintf(
      stderr,
      "ctxtidy-module.so was built for clang-tidy %d and cannot be "
      "loaded into version %d. Use clang-tidy-%d, or a module that was "
      "built for version %d.\n",
      CTXTIDY_LLVM_MAJOR, host, CTXTIDY_LLVM_MAJOR, host);
  std::_Exit(1);
}

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
