#include "driver/engine/cache.h"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "driver/engine/cache_entry.h"
#include "driver/engine/codec.h"
#include "driver/engine/fault.h"
#include "driver/engine/write_file.h"
#include "llvm/Support/CachePruning.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"

namespace ctxtidy::engine {
namespace {

namespace fs = std::filesystem;

// pruneCache() leaves alone what is called otherwise.
constexpr llvm::StringLiteral kPrefix = "llvmcache-";
constexpr std::size_t kDigits = 32;  // Of a key.

llvm::Error Unusable(const std::string& directory,
                     const std::error_code& error) {
  return Fault("the cache " + directory +
               " cannot be used: " + error.message() +
               " (--no-cache works without, --cache-dir names another)");
}

// The names of all entries.
std::vector<std::string> EntriesIn(const std::string& directory,
                                   std::error_code& error) {
  std::vector<std::string> names;
  for (fs::directory_iterator entry(directory, error), end;
       !error && entry != end; entry.increment(error)) {
    std::string name = entry->path().filename();
    if (name.starts_with(kPrefix)) names.push_back(std::move(name));
  }
  return names;
}

// Those by which a parse is influenced, beside its command.
std::string Environment() {
  std::string text;
  for (const char* name :
       {"CPATH", "C_INCLUDE_PATH", "CPLUS_INCLUDE_PATH", "COMPILER_PATH",
        "GCC_EXEC_PREFIX", "SYSROOT", "SOURCE_DATE_EPOCH"}) {
    const char* value = std::getenv(name);
    if (value != nullptr) text += std::string(name) + "=" + value + '\n';
  }
  return text;
}

}  // namespace

Cache::Cache(std::string directory, std::string settings,
             const std::string& root)
    : directory_(std::move(directory)),
      settings_(std::move(settings)),
      root_(root),
      answers_(root) {
  settings_ += '\n' + Portable(Environment(), root_);
}

llvm::Expected<Cache> Cache::Open(const std::string& directory,
                                  const std::string& settings,
                                  const std::string& root) {
  std::error_code error;
  fs::create_directories(directory, error);
  if (error) return Unusable(directory, error);
  Cache cache(directory, settings, root);
  std::vector<std::pair<fs::file_time_type, std::string>> found;
  for (std::string& name : EntriesIn(directory, error)) {
    std::error_code gone;
    const auto time = fs::last_write_time(fs::path(directory) / name, gone);
    if (!gone) found.emplace_back(time, std::move(name));
  }
  if (error) return Unusable(directory, error);
  std::ranges::sort(found, std::greater<>());
  for (auto& [time, name] : found) {
    cache.entries_[name.substr(kPrefix.size(), kDigits)].push_back(name);
  }
  return cache;
}

std::string Cache::KeyOf(const Unit& unit) const {
  std::string text = settings_;
  for (const std::string& argument : unit.command) text += argument + '\0';
  text += unit.directory + '\0' + unit.file;
  return DigestOf(Portable(text, root_));
}

std::optional<UnitResult> Cache::Find(const Unit& unit) {
  const auto known = entries_.find(KeyOf(unit));
  if (known == entries_.end()) return std::nullopt;
  for (const std::string& name : known->second) {
    const std::string path = directory_ + "/" + name;
    const auto buffer = llvm::MemoryBuffer::getFile(path);
    if (!buffer) continue;
    const auto entry = EntryReader::Open((*buffer)->getBuffer());
    if (!entry) continue;
    const bool holds = entry->AllInputs(
        [&](llvm::StringRef input, InputKind kind, llvm::StringRef digest) {
          return answers_.Of(Local(input, root_), kind) == digest;
        });
    if (!holds) continue;
    if (auto result = Decode(entry->result(), root_)) return result;
  }
  return std::nullopt;
}

std::optional<std::chrono::milliseconds> Cache::CostOf(const Unit& unit) const {
  const auto known = entries_.find(KeyOf(unit));
  if (known == entries_.end()) return std::nullopt;
  const auto buffer =
      llvm::MemoryBuffer::getFile(directory_ + "/" + known->second.front());
  if (!buffer) return std::nullopt;
  const auto entry = EntryReader::Open((*buffer)->getBuffer());
  return entry ? std::optional(entry->cost()) : std::nullopt;
}

llvm::Error Cache::Store(const Unit& unit, const UnitResult& result,
                         const Inputs& inputs,
                         std::chrono::milliseconds cost) const {
  Inputs portable;
  std::string all;  // Tells apart what one command made of different inputs.
  for (const auto& [question, digest] : inputs) {
    const std::string path = Portable(question.first, root_);
    all += path + '\0' + static_cast<char>(question.second) + digest + '\0';
    portable[{path, question.second}] = digest;
  }
  const std::string path =
      directory_ + "/" + kPrefix.str() + KeyOf(unit) + "-" + DigestOf(all);
  return WriteFile(path, EntryText(portable, cost, Encode(result, root_)));
}

CacheSize SizeOfCache(const std::string& directory) {
  CacheSize size;
  std::error_code error;
  for (const std::string& name : EntriesIn(directory, error)) {
    std::error_code gone;
    const auto bytes = fs::file_size(fs::path(directory) / name, gone);
    if (gone) continue;
    ++size.entries;
    size.bytes += bytes;
  }
  return size;
}

void PruneCache(const std::string& directory, std::uint64_t bytes,
                std::chrono::hours unused, bool always) {
  llvm::CachePruningPolicy policy;
  if (always) policy.Interval = std::chrono::seconds(0);
  policy.Expiration = unused;
  policy.MaxSizeBytes = bytes;
  policy.MaxSizePercentageOfAvailableSpace = 0;
  llvm::pruneCache(directory, policy);
}

llvm::Error ClearCache(const std::string& directory) {
  std::error_code error;
  for (const std::string& name : EntriesIn(directory, error)) {
    std::error_code failed;
    fs::remove(fs::path(directory) / name, failed);
    if (failed) return Unusable(directory, failed);
  }
  // A directory that was never made is as clear as can be.
  if (error && error != std::errc::no_such_file_or_directory) {
    return Unusable(directory, error);
  }
  return llvm::Error::success();
}

}  // namespace ctxtidy::engine
