#ifndef CTXTIDY_DRIVER_ENGINE_UNIT_H_
#define CTXTIDY_DRIVER_ENGINE_UNIT_H_

#include <map>
#include <string>
#include <vector>

namespace ctxtidy::engine {

// One compile command. A file that is compiled in several ways has several.
struct Unit {
  std::string file;       // Absolute.
  std::string directory;  // Where the command runs.
  std::vector<std::string> command;

  auto operator<=>(const Unit&) const = default;
};

// Texts to be read in place of what is on disk, by absolute path.
using Overlay = std::map<std::string, std::string>;

}  // namespace ctxtidy::engine

#endif  // CTXTIDY_DRIVER_ENGINE_UNIT_H_
