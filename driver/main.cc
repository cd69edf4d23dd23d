#include <string>
#include <vector>

#include "driver/cli/command_line.h"

int main(int argc, char** argv) {
  return ctxtidy::cli::Run(std::vector<std::string>(argv, argv + argc));
}
