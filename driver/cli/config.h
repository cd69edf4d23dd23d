#ifndef CTXTIDY_DRIVER_CLI_CONFIG_H_
#define CTXTIDY_DRIVER_CLI_CONFIG_H_

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "checks/check.h"
#include "checks/profile.h"
#include "driver/engine/tier.h"
#include "driver/engine/workers.h"
#include "llvm/Support/Error.h"

namespace ctxtidy::cli {

enum class Format { kText, kSarif, kJson };

struct Output {
  Format format = Format::kText;
  std::string file;  // Absolute; empty for standard output.
};

// The flags of `ctxtidy check`, as typed.
struct CheckFlags {
  std::string build;
  std::vector<std::string> files;
  // What stood after "--"; nothing if there was no "--".
  std::optional<std::vector<std::string>> compiler_flags;
  std::optional<std::string> checks;
  std::string format = "text";
  std::vector<std::string> outputs;
  std::optional<int> jobs;
  std::optional<std::string> tier;
  std::optional<int> time_limit;
  std::optional<int> memory_limit;
  std::string cache_directory;
  bool no_cache = false;
  bool verify_cache = false;
  std::vector<std::string> models;
  std::vector<std::string> options;
  std::optional<std::string> profile;
  std::string root;
  bool fix = false;
  bool unsafe_fixes = false;
  bool diff = false;
  bool show_suppressed = false;
  bool quiet = false;
};

// What is to be done, from flags and .ctxtidy.yaml together. Every path is
// absolute, every name known.
struct Config {
  std::string working_directory;
  std::string root;
  std::string build;  // Empty: to be looked for.
  std::vector<std::string> files;
  std::optional<std::vector<std::string>> compiler_flags;
  std::vector<const CheckInfo*> checks;
  std::vector<std::string> models;
  std::map<std::string, std::string> options;  // By "ctx-lost-cancel.Option".
  Profile profile = Profile::kDefault;
  std::vector<Output> outputs;  // The first is standard output.
  unsigned jobs = 1;
  engine::Tier tier = engine::Tier::kSkip;
  std::string cache;  // Its directory; empty: none.
  bool verify_cache = false;
  engine::Limits limits = {.seconds = 600, .bytes = std::uint64_t{4} << 30};
  // What becomes of fixes: only shown, made in the files, or printed as a diff.
  enum class Fixes { kShow, kMake, kDiff } fixes = Fixes::kShow;
  bool unsafe_fixes = false;
  bool show_suppressed = false;
  bool quiet = false;
};

// Reads .ctxtidy.yaml and lays the flags over it. The error is one sentence.
llvm::Expected<Config> MakeConfig(const CheckFlags& flags);

// Absolute, symbolic links resolved.
std::string WorkingDirectory();

// Where results are kept: the directory that is named, $CTXTIDY_CACHE_DIR, or
// ctxtidy in the user's directory for caches. Empty if there is none of these.
std::string CacheDirectory(const std::string& named);

// The directory that `root` names, or the top of the git repository around the
// working directory, or that directory itself.
std::string RootDirectory(const std::string& root);

}  // namespace ctxtidy::cli

#endif  // CTXTIDY_DRIVER_CLI_CONFIG_H_
