#include "driver/cli/command_line.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <optional>
#include <utility>

#include "checks/model/suggest.h"
#include "driver/cli/cache_commands.h"
#include "driver/cli/check_command.h"
#include "driver/cli/check_table.h"
#include "driver/cli/config.h"
#include "driver/cli/console.h"
#include "driver/cli/docs_command.h"
#include "driver/cli/model_command_line.h"
#include "llvm/Config/llvm-config.h"

namespace ctxtidy::cli {
namespace {

constexpr char kVersion[] =
    "ctxtidy " CTXTIDY_VERSION " (LLVM " LLVM_VERSION_STRING ")";

// What the command line asks for.
struct Commands {
  CheckFlags check;
  CacheFlags cache;
  ModelFlags model;
  std::string explain;
  bool checks_as_json = false;
  bool write_docs = false;
  bool check_docs = false;  // The same as neither.
  std::string docs_root;
};

// An option that may be given again and again, with one value each time.
void Repeatable(CLI::Option* option) { option->allow_extra_args(false); }

void AddCheck(CLI::App& app, CheckFlags& flags) {
  CLI::App& check =
      *app.add_subcommand("check", "Look for misuse of cancellation contexts");
  check.footer(
      "After -- come compiler flags for the FILES; no database is read then.\n"
      "Exit code: 0 clean, 1 findings, 2 not everything could be analysed.");
  check.add_option("FILES", flags.files,
                   "Sources or directories; default: all of the database");
  check
      .add_option("-p", flags.build,
                  "Build directory with compile_commands.json; default: the "
                  "nearest one")
      ->type_name("BUILD");
  check
      .add_option("--checks", flags.checks,
                  "Which checks to run, such as -*,ctx-lost-cancel; default: "
                  "all")
      ->type_name("GLOBS");
  check
      .add_option("--format", flags.format,
                  "What to print: text, sarif or json; default: text")
      ->type_name("FORMAT");
  Repeatable(check
                 .add_option("--output", flags.outputs,
                             "Write a report to a file as well; repeatable")
                 ->type_name("FORMAT=FILE"));
  check
      .add_option("-j", flags.jobs,
                  "Translation units at a time; default: one per core")
      ->type_name("N");
  check
      .add_option("--engine", flags.tier,
                  "How to parse: skip, without what lies in system headers; or "
                  "exact, as the compiler does. Both find the same")
      ->type_name("ENGINE");
  check
      .add_option("--time-limit", flags.time_limit,
                  "Seconds that a translation unit may take; default: 600")
      ->type_name("SECONDS");
  check
      .add_option("--memory-limit", flags.memory_limit,
                  "Memory that a translation unit may take; default: 4096")
      ->type_name("MIB");
  CLI::Option* no_cache = check.add_flag(
      "--no-cache", flags.no_cache, "Neither use earlier results nor keep any");
  check
      .add_option("--cache-dir", flags.cache_directory,
                  "Where results are kept; default: $CTXTIDY_CACHE_DIR, or "
                  "ctxtidy in your cache directory")
      ->type_name("DIR")
      ->excludes(no_cache);
  check
      .add_flag("--verify-cache", flags.verify_cache,
                "Analyse all the same, and compare")
      ->excludes(no_cache);
  Repeatable(check
                 .add_option("--model", flags.models,
                             "YAML file that describes a library; repeatable")
                 ->type_name("FILE"));
  Repeatable(check
                 .add_option("--option", flags.options,
                             "Set an option of a check; repeatable")
                 ->type_name("CHECK.OPTION=VALUE"));
  check
      .add_option("--profile", flags.profile,
                  "How much to report: default; strict, also where other "
                  "libraries break a context's idioms by design; or all, with "
                  "every option that finds more")
      ->type_name("PROFILE");
  check
      .add_option("--root", flags.root,
                  "Directory that paths in reports are relative to; default: "
                  "the git repository")
      ->type_name("DIR");
  CLI::Option* fix = check.add_flag(
      "--fix", flags.fix,
      "Make the safe fixes: each is parsed again, and taken back if it does "
      "not compile or mend");
  check.add_flag("--unsafe-fixes", flags.unsafe_fixes,
                 "With --fix or --diff: also those that may change what the "
                 "program does");
  check
      .add_flag("--diff", flags.diff,
                "Print what --fix would change, and change nothing")
      ->excludes(fix);
  check.add_flag("--show-suppressed", flags.show_suppressed,
                 "Report what NOLINT comments suppress as well, with the "
                 "reason; the exit code does not count it");
  check.add_flag("--quiet", flags.quiet, "Print findings and errors only");
}

void AddOthers(CLI::App& app, Commands& commands) {
  CLI::App& explain =
      *app.add_subcommand("explain", "Explain a check, with examples");
  explain.add_option("CHECK", commands.explain, "ctx-lost-cancel, for example")
      ->required();
  CLI::App& checks = *app.add_subcommand("checks", "List the checks");
  checks.add_flag("--json", commands.checks_as_json, "For programs");
  CLI::App& docs = *app.add_subcommand(
      "docs", "Keep the generated parts of the documentation fresh");
  CLI::Option* write =
      docs.add_flag("--write", commands.write_docs, "Rewrite stale parts");
  docs.add_flag("--check", commands.check_docs,
                "Only say what is stale; the default")
      ->excludes(write);
  docs.add_option("--root", commands.docs_root,
                  "Source tree; default: the git repository")
      ->type_name("DIR");
}

// The subcommand of that name, or else the program itself.
const CLI::App& CommandNamed(const CLI::App& app, const std::string& name) {
  const auto commands = app.get_subcommands(
      [&](const CLI::App* command) { return command->get_name() == name; });
  return commands.empty() ? app : *commands.front();
}

// What is wrong with an argument that should name a subcommand of `app`.
std::string UnknownCommand(const CLI::App& app, const std::string& name) {
  if (name.starts_with("-") || &CommandNamed(app, name) != &app) return "";
  std::vector<std::string> names;
  for (const CLI::App* command : app.get_subcommands({})) {
    names.push_back(command->get_name());
  }
  std::ranges::sort(names);
  const std::string before = app.get_parent() ? app.get_name() + " " : "";
  return "there is no command '" + before + name + "'" +
         model::Suggestion(
             name, std::vector<llvm::StringRef>(names.begin(), names.end()));
}

// Whether an option takes the argument behind it as its value.
bool TakesValue(const CLI::App& command, const std::string& name) {
  const CLI::Option* option = command.get_option_no_throw(name);
  return option != nullptr && option->get_items_expected_max() > 0;
}

// Joins "--checks -*" to "--checks=-*": what looks like a flag is a value when
// an option that needs one stands before it.
std::vector<std::string> JoinValues(const CLI::App& command,
                                    const std::vector<std::string>& arguments) {
  std::vector<std::string> joined;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string& argument = arguments[i];
    if (argument.starts_with("--") && i + 1 < arguments.size() &&
        TakesValue(command, argument)) {
      joined.push_back(argument + "=" + arguments[++i]);
    } else {
      joined.push_back(argument);
    }
  }
  return joined;
}

// What is wrong with a flag that `command` does not know; empty if it knows
// them all.
std::string UnknownFlag(const CLI::App& command,
                        const std::vector<std::string>& arguments) {
  std::vector<std::string> names;
  for (const CLI::Option* option : command.get_options()) {
    for (const std::string& name : option->get_lnames()) {
      names.push_back("--" + name);
    }
  }
  const std::vector<llvm::StringRef> known(names.begin(), names.end());
  for (const std::string& argument : arguments) {
    const llvm::StringRef name = llvm::StringRef(argument).split('=').first;
    if (name.starts_with("--") &&
        std::ranges::find(known, name) == known.end()) {
      return "there is no flag " + name.str() + model::Suggestion(name, known);
    }
  }
  return "";
}

std::string FirstLine(const std::string& text) {
  return text.substr(0, text.find('\n'));
}

int Fail(const std::string& text) {
  PrintError(text);
  return kFailure;
}

// Splits off what follows the first "--": flags for the compiler.
std::optional<std::vector<std::string>> TakeCompilerFlags(
    std::vector<std::string>& arguments) {
  const auto dashes = std::ranges::find(arguments, "--");
  if (dashes == arguments.end()) return std::nullopt;
  std::vector<std::string> flags(dashes + 1, arguments.end());
  arguments.erase(dashes, arguments.end());
  return flags;
}

int Dispatch(const CLI::App& app, const Commands& commands,
             const std::vector<std::string>& command_line) {
  if (app.got_subcommand("check")) {
    return CheckCommand(commands.check, command_line);
  }
  if (app.got_subcommand("cache")) return RunCacheCommand(app, commands.cache);
  if (app.got_subcommand("model")) return RunModelCommand(app, commands.model);
  if (app.got_subcommand("explain")) return ExplainCommand(commands.explain);
  if (app.got_subcommand("docs")) {
    return DocsCommand(commands.docs_root, commands.write_docs);
  }
  const bool printed =
      PrintOut(commands.checks_as_json ? CheckTableJson() : CheckTable());
  return printed ? kClean : kFailure;
}

// CLI11 takes the arguments last first.
void Parse(CLI::App& app, std::vector<std::string> arguments) {
  std::ranges::reverse(arguments);
  app.parse(std::move(arguments));
}

}  // namespace

int Run(const std::vector<std::string>& command_line) {
  Commands commands;
  CLI::App app("Finds misuse of cancellation contexts in C++.", "ctxtidy");
  app.set_version_flag("--version", kVersion);
  app.require_subcommand(1);
  AddCheck(app, commands.check);
  AddCacheCommands(app, commands.cache);
  AddModelCommands(app, commands.model);
  AddOthers(app, commands);

  std::vector<std::string> arguments(command_line.begin() + 1,
                                     command_line.end());
  commands.check.compiler_flags = TakeCompilerFlags(arguments);
  commands.model.code.compiler_flags = commands.check.compiler_flags;
  if (arguments.empty()) {
    return Fail(
        "say what to do: check, cache, checks, explain, model or docs (--help "
        "tells more)");
  }
  const CLI::App* command = &app;
  for (const std::string& name : arguments) {
    if (command->get_subcommands({}).empty()) break;
    if (std::string fault = UnknownCommand(*command, name); !fault.empty()) {
      return Fail(fault);
    }
    command = &CommandNamed(*command, name);
  }
  arguments = JoinValues(*command, arguments);
  if (std::string fault = UnknownFlag(*command, arguments); !fault.empty()) {
    return Fail(fault);
  }
  try {
    Parse(app, std::move(arguments));
  } catch (const CLI::Success& help) {
    // CLI11's way to say that help or the version was asked for.
    return app.exit(help);
  } catch (const CLI::ParseError& error) {
    return Fail(FirstLine(error.what()));
  }
  return Dispatch(app, commands, command_line);
}

}  // namespace ctxtidy::cli
