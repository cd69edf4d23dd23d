#ifndef CTXTIDY_DRIVER_ENGINE_INVOCATION_H_
#define CTXTIDY_DRIVER_ENGINE_INVOCATION_H_

#include <memory>
#include <string>
#include <vector>

#include "clang/Frontend/CompilerInvocation.h"
#include "driver/engine/unit.h"
#include "llvm/ADT/IntrusiveRefCntPtr.h"
#include "llvm/Support/VirtualFileSystem.h"

namespace ctxtidy::engine {

struct Invocation {
  // Null if the command compiles nothing that can be parsed.
  std::shared_ptr<clang::CompilerInvocation> compiler;
  // What clang's driver objected to: flags of other compilers, mostly. They are
  // left out, since the code parses without them.
  std::vector<std::string> complaints;
};

// Turns a compile command into what parses its file, and does nothing else:
// writes no file, loads no plugin, gives no warning.
Invocation MakeInvocation(
    const Unit& unit, const std::string& resource_dir,
    llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> files);

}  // namespace ctxtidy::engine

#endif  // CTXTIDY_DRIVER_ENGINE_INVOCATION_H_
