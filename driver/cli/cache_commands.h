#ifndef CTXTIDY_DRIVER_CLI_CACHE_COMMANDS_H_
#define CTXTIDY_DRIVER_CLI_CACHE_COMMANDS_H_

#include <string>

namespace CLI {
class App;
}  // namespace CLI

namespace ctxtidy::cli {

// The flags of `ctxtidy cache`, as typed.
struct CacheFlags {
  std::string directory;
  unsigned megabytes = 0;
};

// Adds `cache` and its own subcommands; what is typed goes into `flags`.
void AddCacheCommands(CLI::App& app, CacheFlags& flags);

// Runs the one that was chosen.
int RunCacheCommand(const CLI::App& app, const CacheFlags& flags);

}  // namespace ctxtidy::cli

#endif  // CTXTIDY_DRIVER_CLI_CACHE_COMMANDS_H_
