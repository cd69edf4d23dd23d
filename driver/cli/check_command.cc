#include "driver/cli/check_command.h"

#include <algorithm>
#include <chrono>
#include <ctime>
#include <iterator>
#include <memory>
#include <optional>
#include <utility>

#include "checks/model/model_loader.h"
#include "checks/registry.h"
#include "driver/cli/apply_fixes.h"
#include "driver/cli/console.h"
#include "driver/cli/option.h"
#include "driver/cli/plan.h"
#include "driver/engine/engine.h"
#include "driver/engine/write_file.h"
#include "driver/report/json_writer.h"
#include "driver/report/markdown.h"
#include "driver/report/paths.h"
#include "driver/report/sarif_writer.h"
#include "driver/report/text_writer.h"
#include "llvm/Support/MemoryBuffer.h"

namespace ctxtidy::cli {
namespace {

std::string NowUtc() {
  const std::time_t now = std::time(nullptr);
  std::tm parts{};
  gmtime_r(&now, &parts);
  char buffer[32];
  std::strftime(buffer, sizeof(buffer), "%Y-%m-%dT%H:%M:%SZ", &parts);
  return buffer;
}

report::Level LevelOf(Severity severity) {
  switch (severity) {
    case Severity::kNote:
      return report::Level::kNote;
    case Severity::kWarning:
      return report::Level::kWarning;
    case Severity::kError:
      return report::Level::kError;
  }
  return report::Level::kWarning;
}

std::string PrecisionName(Precision precision) {
  switch (precision) {
    case Precision::kMedium:
      return "medium";
    case Precision::kHigh:
      return "high";
    case Precision::kVeryHigh:
      return "very-high";
  }
  return "";
}

report::Rule RuleOf(const CheckInfo& check) {
  return {.id = FullName(check),
          .summary = check.summary.str(),
          .markdown = report::ForReaders(DocPage(check)),
          .since = check.since.str(),
          .precision = PrecisionName(check.precision),
          .level = LevelOf(check.severity),
          .fix_is_safe = check.fix_is_safe};
}

// All of the configuration that findings depend on.
std::string SettingsOf(const Config& config, const engine::Options& options) {
  std::string settings = std::to_string(static_cast<int>(config.profile));
  for (const CheckInfo* check : config.checks) {
    settings += '\n' + FullName(*check);
    for (const Option& option : check->options) {
      const std::string name = FullName(*check) + "." + option.name.str();
      settings += '\n' + name + "=" + options.option(name).value_or("");
    }
  }
  for (const std::string& model : config.models) {
    const auto text = llvm::MemoryBuffer::getFile(model);
    if (text) settings += '\n' + (*text)->getBuffer().str();
  }
  return settings;
}

engine::Options EngineOptions(const Config& config, model::ModelSet models) {
  engine::Options options;
  options.checks = config.checks;
  ApplyProfile(config.profile, models);
  options.models = std::make_shared<const model::ModelSet>(std::move(models));
  options.option =
      [&config](llvm::StringRef name) -> std::optional<std::string> {
    const auto value = config.options.find(name.str());
    if (value != config.options.end()) return value->second;
    llvm::Expected<NamedOption> option = FindOption(name);
    if (option) return OptionIn(config.profile, *option->option);
    llvm::consumeError(option.takeError());
    return std::nullopt;
  };
  options.jobs = config.jobs;
  options.tier = config.tier;
  options.limits = config.limits;
  options.root = config.root;
  if (!config.cache.empty()) {
    options.cache = {.directory = config.cache,
                     .settings = SettingsOf(config, options),
                     .verify = config.verify_cache};
  }
  options.progress = ProgressOf(config);
  return options;
}

int ExitCode(const report::Report& report) {
  for (const report::Notification& notification : report.notifications) {
    if (notification.level == report::Level::kError) return kFailure;
  }
  const bool clean =
      std::ranges::all_of(report.findings, [](const report::Finding& finding) {
        return finding.suppression.has_value();
      });
  return clean ? kClean : kFindings;
}

// A run: the report, and what was done about fixes.
struct Run {
  report::Report report;
  std::optional<FixReport> fixes;
  unsigned cached = 0;  // Units whose result an earlier run had.
};

Run Analyze(const Config& config, const engine::Plan& plan,
            model::ModelSet models,
            const std::vector<std::string>& command_line) {
  Run run;
  report::Report& report = run.report;
  report.root = config.root;
  report.working_directory = config.working_directory;
  report.command_line = command_line;
  for (const CheckInfo* check : config.checks) {
    report.rules.push_back(RuleOf(*check));
  }
  report.start_time = NowUtc();
  const engine::Options options = EngineOptions(config, std::move(models));
  std::vector<engine::UnitResult> results =
      engine::Analyze(plan.units, options);
  const bool interrupted =
      std::ranges::any_of(results, &engine::UnitResult::interrupted);
  if (config.fixes != Config::Fixes::kShow && !interrupted) {
    run.fixes = ApplyFixes(config, plan.units, std::move(results), options);
    results = std::move(run.fixes->results);
    report.notifications = run.fixes->notifications;
  }
  if (options.progress) ClearProgress();
  report.end_time = NowUtc();
  engine::Outcome outcome = engine::Unite(results, options);
  report.units = outcome.units;
  run.cached = outcome.cached;
  report.findings = std::move(outcome.findings);
  if (!config.show_suppressed) {
    std::erase_if(report.findings, [](const report::Finding& finding) {
      return finding.suppression.has_value();
    });
  }
  std::ranges::copy(outcome.notifications,
                    std::back_inserter(report.notifications));
  std::ranges::copy(plan.notifications,
                    std::back_inserter(report.notifications));
  std::ranges::sort(report.notifications);
  report.exit_code = outcome.interrupted ? kInterrupted : ExitCode(report);
  return run;
}

std::string Render(Format format, const report::Report& report,
                   report::Sources& sources, bool color) {
  switch (format) {
    case Format::kText:
      return report::TextReport(report, sources, color);
    case Format::kSarif:
      return report::SarifReport(report, sources);
    case Format::kJson:
      return report::JsonReport(report);
  }
  return "";
}

// False if a report could not be written.
bool WriteOutputs(const Config& config, const Run& run) {
  report::Sources sources;
  bool written = true;
  for (const Output& output : config.outputs) {
    const bool is_stdout = output.file.empty();
    // The diff takes the place of what a reader would get.
    const bool is_diff = is_stdout && output.format == Format::kText &&
                         config.fixes == Config::Fixes::kDiff && run.fixes;
    const std::string text = is_diff
                                 ? run.fixes->diff
                                 : Render(output.format, run.report, sources,
                                          is_stdout && StdoutHasColor());
    if (is_stdout) {
      written &= PrintOut(text);
    } else if (llvm::Error error = engine::WriteFile(output.file, text)) {
      PrintError(llvm::toString(std::move(error)));
      written = false;
    }
  }
  return written;
}

}  // namespace

int CheckCommand(const CheckFlags& flags,
                 const std::vector<std::string>& command_line) {
  llvm::Expected<Config> config = MakeConfig(flags);
  if (!config) return Fail(config.takeError());
  llvm::Expected<model::ModelSet> models = model::ModelsWith(config->models);
  if (!models) return Fail(models.takeError());
  llvm::Expected<engine::Plan> plan = MakePlan(*config);
  if (!plan) return Fail(plan.takeError());

  const Run run = Analyze(*config, *plan, *std::move(models), command_line);
  const bool written = WriteOutputs(*config, run);
  PrintNotifications(*config, run.report.notifications);
  if (!config->quiet) {
    const std::string fixed = run.fixes ? run.fixes->summary + "; " : "";
    const std::string cached =
        run.cached > 0 ? " (" + std::to_string(run.cached) + " from the cache)"
                       : "";
    PrintInfo(fixed + report::Summary(run.report) + cached);
  }
  return written ? run.report.exit_code : kFailure;
}

}  // namespace ctxtidy::cli
