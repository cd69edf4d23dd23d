#ifndef CTXTIDY_DRIVER_CLI_MODEL_COMMANDS_H_
#define CTXTIDY_DRIVER_CLI_MODEL_COMMANDS_H_

#include <string>
#include <vector>

#include "driver/cli/config.h"

// `ctxtidy model ...`. Each returns the exit code.
namespace ctxtidy::cli {

// The flags of all of them, as typed.
struct ModelFlags {
  CheckFlags code;                 // Which code to look at, and how.
  std::vector<std::string> files;  // Models to check.
  std::string name;                // Of the model to show or to propose.
  std::string output;              // Where to; empty: standard output.
};

// Says whether models are right and, if code is named, whether it has what they
// name.
int ModelCheckCommand(const ModelFlags& flags);
// Proposes a model for the code.
int ModelInferCommand(const ModelFlags& flags);
// The built-in models: which there are, and the text of one.
int ModelListCommand();
int ModelShowCommand(const std::string& name);

}  // namespace ctxtidy::cli

#endif  // CTXTIDY_DRIVER_CLI_MODEL_COMMANDS_H_
