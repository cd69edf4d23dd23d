#include "driver/cli/model_command_line.h"

#include <CLI/CLI.hpp>

#include "driver/cli/console.h"

namespace ctxtidy::cli {
namespace {

void AddCode(CLI::App& command, CheckFlags& code) {
  command
      .add_option("-p,--compile-db", code.build,
                  "Build directory with compile_commands.json")
      ->type_name("DIR");
  command
      .add_option("-j", code.jobs,
                  "Translation units at a time; default: one per core")
      ->type_name("N");
  command.add_flag("--quiet", code.quiet, "Print the result and errors only");
}

void AddCheckModel(CLI::App& model, ModelFlags& flags) {
  CLI::App& check = *model.add_subcommand(
      "check", "Find mistakes in models, and names that no code has");
  check.footer(
      "With --compile-db, --in or -- FLAGS the names are looked for in code.\n"
      "Exit code: 0 all is well, 1 mistakes or unknown names, 2 could not "
      "work.");
  check.add_option("FILES", flags.files, "YAML files with models")->required();
  check
      .add_option("--in", flags.code.files,
                  "Source or directory to look in; default: all of the "
                  "database; repeatable")
      ->allow_extra_args(false)
      ->type_name("PATH");
  AddCode(check, flags.code);
}

void AddInfer(CLI::App& model, ModelFlags& flags) {
  CLI::App& infer = *model.add_subcommand(
      "infer", "Propose a model of what looks like contexts in code");
  infer.footer(
      "After -- come compiler flags for the PATHS; no database is read then.\n"
      "Exit code: 0 proposed, 1 nothing looks like a context, 2 could not "
      "work.");
  infer.add_option("PATHS", flags.code.files,
                   "Sources or directories; default: all of the database");
  infer
      .add_option("--model", flags.code.models,
                  "YAML file whose types are known already; repeatable")
      ->allow_extra_args(false)
      ->type_name("FILE");
  infer
      .add_option("--name", flags.name,
                  "What to call the model; default: as its namespace")
      ->type_name("NAME");
  infer
      .add_option("-o,--output", flags.output,
                  "Where to write it; default: standard output")
      ->type_name("FILE");
  AddCode(infer, flags.code);
}

}  // namespace

void AddModelCommands(CLI::App& app, ModelFlags& flags) {
  CLI::App& model =
      *app.add_subcommand("model", "Write models: check, infer, list, show");
  AddCheckModel(model, flags);
  AddInfer(model, flags);
  model.add_subcommand("list", "List the built-in models");
  model.add_subcommand("show", "Print a built-in model, to copy from")
      ->add_option("MODEL", flags.name, "ctx, for example")
      ->required();
}

int RunModelCommand(const CLI::App& app, const ModelFlags& flags) {
  const CLI::App& model = *app.get_subcommand("model");
  if (model.got_subcommand("check")) return ModelCheckCommand(flags);
  if (model.got_subcommand("infer")) return ModelInferCommand(flags);
  if (model.got_subcommand("show")) return ModelShowCommand(flags.name);
  if (model.got_subcommand("list")) return ModelListCommand();
  PrintError("say what to do with models: check, infer, list or show");
  return kFailure;
}

}  // namespace ctxtidy::cli
