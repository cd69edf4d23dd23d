#ifndef CTXTIDY_DRIVER_ENGINE_CACHE_H_
#define CTXTIDY_DRIVER_ENGINE_CACHE_H_

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "driver/engine/inputs.h"
#include "driver/engine/unit.h"
#include "driver/engine/unit_result.h"
#include "llvm/Support/Error.h"

namespace ctxtidy::engine {

// Results of earlier runs, in a directory that any number of runs may share, on
// one machine or through a shared disk. An entry says by which command it came
// about and what was asked of the file system; it is used only if the answers
// are the same today. Paths below the root are kept relative to it, so that
// another checkout finds the entries of this one. Entries are written aside and
// renamed, and end in a checksum: what is half or damaged is a miss.
class Cache {
 public:
  // `settings` stands for all that a result depends on beside its unit: the
  // tool, its checks and options, the models. The directory is made if need be.
  static llvm::Expected<Cache> Open(const std::string& directory,
                                    const std::string& settings,
                                    const std::string& root);

  // What came of this unit before, if it would be the same now.
  std::optional<UnitResult> Find(const Unit& unit);

  // How long this unit took when it was last analysed, as it was then; nothing
  // if it never was.
  std::optional<std::chrono::milliseconds> CostOf(const Unit& unit) const;

  // Keeps a result. An error says why it could not be written.
  llvm::Error Store(const Unit& unit, const UnitResult& result,
                    const Inputs& inputs, std::chrono::milliseconds cost) const;

 private:
  Cache(std::string directory, std::string settings, const std::string& root);

  std::string KeyOf(const Unit& unit) const;

  std::string directory_;
  std::string settings_;
  std::string root_;
  Answers answers_;
  // Files by key, newest first.
  std::map<std::string, std::vector<std::string>, std::less<>> entries_;
};

// What is in a cache directory.
struct CacheSize {
  std::size_t entries = 0;
  std::uint64_t bytes = 0;
};
CacheSize SizeOfCache(const std::string& directory);

// Removes the entries that were not used for the longest time until the others
// take no more than `bytes`, and those that nobody used for `unused`. Without
// `always`, looks only now and then whether there is a need.
void PruneCache(const std::string& directory, std::uint64_t bytes,
                std::chrono::hours unused, bool always);

// Removes all entries, and nothing else.
llvm::Error ClearCache(const std::string& directory);

}  // namespace ctxtidy::engine

#endif  // CTXTIDY_DRIVER_ENGINE_CACHE_H_
