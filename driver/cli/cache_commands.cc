#include "driver/cli/cache_commands.h"

#include <CLI/CLI.hpp>
#include <chrono>
#include <cstdint>
#include <utility>

#include "driver/cli/config.h"
#include "driver/cli/console.h"
#include "driver/cli/plan.h"
#include "driver/engine/cache.h"

namespace ctxtidy::cli {
namespace {

void AddDirectory(CLI::App& command, CacheFlags& flags) {
  command
      .add_option("--cache-dir", flags.directory,
                  "The cache; default: $CTXTIDY_CACHE_DIR, or ctxtidy in your "
                  "cache directory")
      ->type_name("DIR");
}

std::string Described(const engine::CacheSize& size) {
  return std::to_string(size.entries) +
         (size.entries == 1 ? " result, " : " results, ") +
         std::to_string((size.bytes + 1023) / 1024) + " KiB";
}

}  // namespace

void AddCacheCommands(CLI::App& app, CacheFlags& flags) {
  CLI::App& cache =
      *app.add_subcommand("cache", "Look after the results of earlier runs");
  cache.require_subcommand(1);
  AddDirectory(*cache.add_subcommand("stats", "Say what is kept, and where"),
               flags);
  CLI::App& prune = *cache.add_subcommand(
      "prune", "Remove what was not used for the longest time");
  AddDirectory(prune, flags);
  prune
      .add_option("--max-size", flags.megabytes,
                  "MiB that may stay; default: 2048")
      ->default_val(2048)
      ->type_name("MIB");
  AddDirectory(*cache.add_subcommand("clear", "Remove everything"), flags);
}

int RunCacheCommand(const CLI::App& app, const CacheFlags& flags) {
  const std::string directory = CacheDirectory(flags.directory);
  if (directory.empty()) {
    PrintError("there is no place for a cache; --cache-dir names one");
    return kFailure;
  }
  const CLI::App& cache = *app.get_subcommand("cache");
  if (cache.got_subcommand("clear")) {
    if (llvm::Error error = engine::ClearCache(directory)) {
      return Fail(std::move(error));
    }
  } else if (cache.got_subcommand("prune")) {
    if (flags.megabytes == 0) {
      PrintError("--max-size 0: say how much may stay, or clear the cache");
      return kFailure;
    }
    engine::PruneCache(directory, std::uint64_t{flags.megabytes} << 20,
                       std::chrono::hours(24 * 30), /*always=*/true);
  }
  const bool printed = PrintOut(
      directory + ": " + Described(engine::SizeOfCache(directory)) + "\n");
  return printed ? kClean : kFailure;
}

}  // namespace ctxtidy::cli
