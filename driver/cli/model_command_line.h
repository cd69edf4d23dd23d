#ifndef CTXTIDY_DRIVER_CLI_MODEL_COMMAND_LINE_H_
#define CTXTIDY_DRIVER_CLI_MODEL_COMMAND_LINE_H_

#include "driver/cli/model_commands.h"

namespace CLI {
class App;
}  // namespace CLI

namespace ctxtidy::cli {

// Adds `model` and its own subcommands; what is typed goes into `flags`.
void AddModelCommands(CLI::App& app, ModelFlags& flags);

// Runs the one that was chosen.
int RunModelCommand(const CLI::App& app, const ModelFlags& flags);

}  // namespace ctxtidy::cli

#endif  // CTXTIDY_DRIVER_CLI_MODEL_COMMAND_LINE_H_
