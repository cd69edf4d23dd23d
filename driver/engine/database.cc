#include "driver/engine/database.h"

#include <algorithm>
#include <filesystem>
#include <memory>
#include <set>
#include <system_error>
#include <utility>

#include "clang/Tooling/CompilationDatabase.h"
#include "clang/Tooling/JSONCompilationDatabase.h"
#include "driver/engine/fault.h"
#include "llvm/Support/VirtualFileSystem.h"

namespace ctxtidy::engine {
namespace {

namespace fs = std::filesystem;

constexpr char kDatabaseName[] = "compile_commands.json";

bool IsFile(const fs::path& path) {
  std::error_code error;
  return fs::is_regular_file(path, error);
}

// The directories in `directory` whose name begins with `prefix`, sorted.
std::vector<fs::path> Directories(const fs::path& directory,
                                  llvm::StringRef prefix) {
  std::vector<fs::path> found;
  std::error_code error;
  // Built directories may be unreadable or vanish meanwhile: look no further.
  for (fs::directory_iterator i(directory, error), end; !error && i != end;
       i.increment(error)) {
    std::error_code ignored;
    const std::string name = i->path().filename();
    if (llvm::StringRef(name).starts_with(prefix) && i->is_directory(ignored)) {
      found.push_back(i->path());
    }
  }
  std::ranges::sort(found);
  return found;
}

std::vector<std::string> DatabasesIn(const fs::path& directory) {
  std::vector<fs::path> places = {directory, directory / "build"};
  const auto append = [&](const std::vector<fs::path>& more) {
    places.insert(places.end(), more.begin(), more.end());
  };
  append(Directories(directory, "build"));
  append(Directories(directory / "build", ""));
  places.push_back(directory / "out");
  append(Directories(directory / "out", ""));

  std::vector<std::string> found;
  std::set<fs::path> seen;  // A link in the source tree to the build's file.
  for (const fs::path& place : places) {
    const fs::path file = place / kDatabaseName;
    std::error_code error;
    if (IsFile(file) && seen.insert(fs::canonical(file, error)).second) {
      found.push_back(file);
    }
  }
  return found;
}

std::string RealPath(const std::string& path) {
  std::error_code error;
  const fs::path real = fs::weakly_canonical(path, error);
  return error ? path : real.string();
}

std::string Absolute(const std::string& directory, const std::string& path) {
  return (fs::path(directory) / path).lexically_normal();
}

// Files that the compiler takes but in which there is no C++.
bool IsAssembler(const std::string& file) {
  static const std::set<std::string> kEndings = {".s", ".S", ".asm", ".sx"};
  return kEndings.contains(fs::path(file).extension());
}

// Does `argument`, a file or a directory, cover `file`?
bool Covers(const fs::path& argument, const fs::path& file) {
  if (argument == file) return true;
  const auto [end, ignored] = std::ranges::mismatch(argument, file);
  return end == argument.end();
}

// Keeps the units that `files` ask for and says which of those found none.
void Restrict(Plan& plan, const std::string& database,
              const std::vector<std::string>& files) {
  std::vector<std::string> real;
  for (const Unit& unit : plan.units) real.push_back(RealPath(unit.file));
  std::set<Unit> kept;
  for (const std::string& file : files) {
    const std::string argument = RealPath(file);
    bool found = false;
    for (std::size_t i = 0; i < real.size(); ++i) {
      if (!Covers(argument, real[i])) continue;
      kept.insert(plan.units[i]);
      found = true;
    }
    if (found) continue;
    std::error_code error;
    plan.notifications.push_back(
        {.message = fs::exists(file, error)
                        ? "not compiled by " + database +
                              "; name a source file that is, or give its "
                              "flags after --"
                        : "no such file",
         .file = file});
  }
  plan.units.assign(kept.begin(), kept.end());
}

// Null if the file cannot be read; `error` says why then.
std::unique_ptr<clang::tooling::CompilationDatabase> Load(
    const std::string& file, std::string& error) {
  std::unique_ptr<clang::tooling::CompilationDatabase> commands =
      clang::tooling::JSONCompilationDatabase::loadFromFile(
          file, error, clang::tooling::JSONCommandLineSyntax::AutoDetect);
  if (commands == nullptr) return nullptr;
  return clang::tooling::inferTargetAndDriverMode(
      clang::tooling::expandResponseFiles(std::move(commands),
                                          llvm::vfs::getRealFileSystem()));
}

}  // namespace

llvm::Expected<DatabasePlace> FindDatabase(llvm::StringRef directory) {
  for (fs::path place = directory.str(); !place.empty();
       place = place.parent_path()) {
    std::vector<std::string> found = DatabasesIn(place);
    if (!found.empty()) {
      DatabasePlace result{found.front(), {}};
      result.others.assign(found.begin() + 1, found.end());
      return result;
    }
    // What lies around a repository belongs to others.
    std::error_code error;
    if (place == place.root_path() || fs::exists(place / ".git", error)) break;
  }
  return Fault("found no " + llvm::Twine(kDatabaseName) + " in " + directory +
               " or its parents, nor in their build directories; have the "
               "build write one (cmake -DCMAKE_EXPORT_COMPILE_COMMANDS=ON), "
               "name its directory with -p, or give the flags after --");
}

llvm::Expected<DatabasePlace> DatabaseAt(llvm::StringRef path) {
  const fs::path place = path.str();
  for (const fs::path& file : {place, place / kDatabaseName}) {
    if (IsFile(file)) return DatabasePlace{file, {}};
  }
  return Fault("-p " + path + ": there is no " + kDatabaseName +
               "; have the build write one (cmake "
               "-DCMAKE_EXPORT_COMPILE_COMMANDS=ON)");
}

llvm::Expected<Plan> PlanFromDatabase(const std::string& database,
                                      const std::vector<std::string>& files) {
  std::string error;
  const auto commands = Load(database, error);
  if (commands == nullptr) {
    return Fault("cannot read " + llvm::Twine(database) + ": " +
                 llvm::StringRef(error).trim());
  }
  Plan plan;
  std::set<Unit> units;
  for (clang::tooling::CompileCommand& command :
       commands->getAllCompileCommands()) {
    if (IsAssembler(command.Filename)) continue;
    units.insert({.file = Absolute(command.Directory, command.Filename),
                  .directory = command.Directory,
                  .command = std::move(command.CommandLine)});
  }
  plan.units.assign(units.begin(), units.end());
  if (plan.units.empty()) {
    return Fault(database + " compiles no file");
  }
  if (!files.empty()) Restrict(plan, database, files);
  return plan;
}

Plan PlanWithFlags(const std::vector<std::string>& files,
                   const std::vector<std::string>& flags,
                   const std::string& directory) {
  Plan plan;
  for (const std::string& file : files) {
    if (!IsFile(file)) {
      plan.notifications.push_back({.message = "no such file", .file = file});
      continue;
    }
    Unit unit{.file = file, .directory = directory, .command = {"clang++"}};
    unit.command.insert(unit.command.end(), flags.begin(), flags.end());
    unit.command.push_back(file);
    plan.units.push_back(std::move(unit));
  }
  std::ranges::sort(plan.units);
  const auto repeated = std::ranges::unique(plan.units);
  plan.units.erase(repeated.begin(), repeated.end());
  return plan;
}

}  // namespace ctxtidy::engine
