#ifndef CTXTIDY_DRIVER_ENGINE_INPUTS_H_
#define CTXTIDY_DRIVER_ENGINE_INPUTS_H_

#include <map>
#include <string>
#include <unordered_map>

#include "llvm/ADT/IntrusiveRefCntPtr.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/VirtualFileSystem.h"

namespace ctxtidy::engine {

// What a parse asked of a path. What was absent counts as much as what was
// there: a header that appears earlier on the search path changes everything.
enum class InputKind : char {
  kContent = 'c',   // Was read; the digest is of its bytes.
  kPresence = 'p',  // Was there, or not; the digest says which and what.
  kListing = 'l',   // A directory was listed; the digest is of the names.
  kLink = 'k',      // Was resolved; the digest is of the real path.
};

// All that a result depends on, beside its command: what was asked, by path,
// and a digest of the answer.
using Inputs = std::map<std::pair<std::string, InputKind>, std::string>;

// The digest of any bytes: 32 hexadecimal digits of BLAKE3.
std::string DigestOf(llvm::StringRef bytes);

// Answers the questions in Inputs as things are now, each once. Not for several
// threads.
class Answers {
 public:
  // `root` is where relative answers start: see Portable().
  explicit Answers(std::string root) : root_(std::move(root)) {}

  // Of a path as it is on this machine.
  std::string Of(const std::string& path, InputKind kind);

 private:
  std::string Ask(const std::string& path, InputKind kind) const;

  std::string root_;
  std::unordered_map<std::string, std::string> known_;  // By kind and path.
};

// A file system that notes what is asked of it. `inputs` has to outlive it.
llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> Recording(
    llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> files, std::string root,
    Inputs& inputs);

}  // namespace ctxtidy::engine

#endif  // CTXTIDY_DRIVER_ENGINE_INPUTS_H_
