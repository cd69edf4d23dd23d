#ifndef CTXTIDY_DRIVER_ENGINE_LLVM_COMPAT_H_
#define CTXTIDY_DRIVER_ENGINE_LLVM_COMPAT_H_

#include "clang/Basic/Diagnostic.h"
#include "clang/Basic/DiagnosticOptions.h"
#include "clang/Basic/Version.h"
#include "llvm/ADT/IntrusiveRefCntPtr.h"

#if CLANG_VERSION_MAJOR >= 22
#include "clang/Driver/CreateInvocationFromArgs.h"
#else
#include "clang/Frontend/Utils.h"
#endif

// Where LLVM 19 and 22 differ.
namespace ctxtidy::engine {

// Diagnostic options and what clang's constructors want of them.
class DiagnosticOptionsHolder {
 public:
#if CLANG_VERSION_MAJOR >= 22
  clang::DiagnosticOptions& get() { return options_; }

 private:
  clang::DiagnosticOptions options_;
#else
  clang::DiagnosticOptions* get() { return options_.get(); }

 private:
  llvm::IntrusiveRefCntPtr<clang::DiagnosticOptions> options_ =
      new clang::DiagnosticOptions;
#endif
};

}  // namespace ctxtidy::engine

#endif  // CTXTIDY_DRIVER_ENGINE_LLVM_COMPAT_H_
