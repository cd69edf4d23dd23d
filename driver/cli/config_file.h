#ifndef CTXTIDY_DRIVER_CLI_CONFIG_FILE_H_
#define CTXTIDY_DRIVER_CLI_CONFIG_FILE_H_

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "checks/profile.h"
#include "llvm/Support/Error.h"

namespace ctxtidy::cli {

// The contents of a .ctxtidy.yaml.
struct FileConfig {
  std::optional<std::string> checks;
  std::vector<std::string> models;             // Absolute.
  std::map<std::string, std::string> options;  // By "ctx-lost-cancel.Option".
  std::optional<Profile> profile;
};

// The .ctxtidy.yaml of `directory` or the nearest parent; empty if none has it.
std::string FindConfigFile(const std::string& directory);

// The error is one line per fault: "file:line:column: what is wrong".
llvm::Expected<FileConfig> ReadConfigFile(const std::string& path);

}  // namespace ctxtidy::cli

#endif  // CTXTIDY_DRIVER_CLI_CONFIG_FILE_H_
