#include "driver/cli/plan.h"

#include <string>
#include <utility>

#include "driver/cli/console.h"
#include "driver/engine/fault.h"
#include "driver/report/notification.h"
#include "driver/report/paths.h"

namespace ctxtidy::cli {
namespace {

// The database to use; says which one it is.
llvm::Expected<std::string> ChooseDatabase(const Config& config) {
  // A file's own project is meant, wherever one stands.
  const std::string start =
      config.files.empty()
          ? config.working_directory
          : config.files[0].substr(0, config.files[0].rfind('/'));
  llvm::Expected<engine::DatabasePlace> place =
      config.build.empty() ? engine::FindDatabase(start)
                           : engine::DatabaseAt(config.build);
  if (!place) return place.takeError();
  if (config.quiet) return place->file;
  const auto shown = [&](const std::string& file) {
    return report::ShortPath(config.working_directory, file);
  };
  std::string text = "using " + shown(place->file);
  for (std::size_t i = 0; i < place->others.size(); ++i) {
    text +=
        (i == 0 ? " (-p chooses another: " : ", ") + shown(place->others[i]);
  }
  PrintInfo(place->others.empty() ? text : text + ")");
  return place->file;
}

}  // namespace

llvm::Expected<engine::Plan> MakePlan(const Config& config) {
  if (config.compiler_flags) {
    if (config.files.empty()) {
      return Fault(
          "-- FLAGS need the files that they are for: "
          "ctxtidy check FILE -- FLAGS");
    }
    return engine::PlanWithFlags(config.files, *config.compiler_flags,
                                 config.working_directory);
  }
  llvm::Expected<std::string> database = ChooseDatabase(config);
  if (!database) return database.takeError();
  return engine::PlanFromDatabase(*database, config.files);
}

engine::Progress ProgressOf(const Config& config) {
  if (config.quiet || !StderrIsTerminal()) return nullptr;
  return [&config](std::size_t done, std::size_t total,
                   const engine::Unit& unit) {
    ShowProgress("[" + std::to_string(done) + "/" + std::to_string(total) +
                 "] " + report::ShortPath(config.working_directory, unit.file));
  };
}

int Fail(llvm::Error error) {
  PrintError(
      report::SeenFrom(WorkingDirectory(), llvm::toString(std::move(error))));
  return kFailure;
}

void PrintNotifications(const Config& config,
                        const std::vector<report::Notification>& all) {
  for (const report::Notification& notification : all) {
    const std::string text =
        report::Sentence(config.working_directory, notification);
    if (notification.level == report::Level::kError) {
      PrintError(text);
    } else if (notification.level == report::Level::kWarning && !config.quiet) {
      PrintWarning(text);
    }
  }
}

}  // namespace ctxtidy::cli
