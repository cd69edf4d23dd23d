#include "driver/cli/config.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <system_error>
#include <thread>
#include <utility>

#include "checks/model/suggest.h"
#include "checks/registry.h"
#include "driver/cli/config_file.h"
#include "driver/cli/option.h"
#include "driver/engine/check_filter.h"
#include "driver/engine/fault.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/Path.h"

namespace ctxtidy::cli {
namespace {

namespace fs = std::filesystem;

std::string Absolute(const std::string& directory, const std::string& path) {
  return (fs::path(directory) / path).lexically_normal();
}

llvm::Expected<Format> ParseFormat(const std::string& name) {
  if (name == "text") return Format::kText;
  if (name == "sarif") return Format::kSarif;
  if (name == "json") return Format::kJson;
  return Fault("there is no format '" + name + "'" +
               model::Suggestion(name, {"text", "sarif", "json"}));
}

// "sarif=build/ctxtidy.sarif".
llvm::Expected<Output> ParseOutput(const std::string& text,
                                   const std::string& directory) {
  const std::size_t equals = text.find('=');
  if (equals == std::string::npos || equals + 1 == text.size()) {
    return Fault("--output " + text +
                 ": say FORMAT=FILE, such as sarif=ctxtidy.sarif");
  }
  llvm::Expected<Format> format = ParseFormat(text.substr(0, equals));
  if (!format) return format.takeError();
  const std::string file = text.substr(equals + 1);
  const std::string path = Absolute(directory, file);
  // Better now than after an hour's work.
  const fs::path parent = fs::path(path).parent_path();
  std::error_code error;
  if (!fs::is_directory(parent, error)) {
    return Fault("--output " + text + ": there is no directory " +
                 parent.string() + "; create it or name another");
  }
  if (fs::is_directory(path, error)) {
    return Fault("--output " + text + ": this is a directory; name a file");
  }
  return Output{*format, path};
}

llvm::Error TakeOutputs(const CheckFlags& flags, Config& config) {
  llvm::Expected<Format> format = ParseFormat(flags.format);
  if (!format) return format.takeError();
  config.outputs.push_back({*format, ""});
  for (const std::string& text : flags.outputs) {
    llvm::Expected<Output> output = ParseOutput(text, config.working_directory);
    if (!output) return output.takeError();
    config.outputs.push_back(*std::move(output));
  }
  return llvm::Error::success();
}

llvm::Error TakeJobs(const CheckFlags& flags, Config& config) {
  config.jobs = std::max(1u, std::thread::hardware_concurrency());
  if (!flags.jobs) return llvm::Error::success();
  if (*flags.jobs < 1) {
    return Fault("-j " + std::to_string(*flags.jobs) +
                 ": at least 1 is needed");
  }
  config.jobs = *flags.jobs;
  return llvm::Error::success();
}

llvm::Error TakeTier(const CheckFlags& flags, Config& config) {
  if (!flags.tier) return llvm::Error::success();
  const std::optional<engine::Tier> tier = engine::TierNamed(*flags.tier);
  if (!tier) {
    return Fault("--engine " + *flags.tier + ": there is no such engine" +
                 model::Suggestion(*flags.tier, engine::TierNames()));
  }
  config.tier = *tier;
  return llvm::Error::success();
}

llvm::Error TakeLimits(const CheckFlags& flags, Config& config) {
  const auto negative = [](const char* flag, const std::optional<int>& value) {
    return Fault(std::string(flag) + " " + std::to_string(*value) +
                 ": say how much, or 0 for no limit");
  };
  if (flags.time_limit) {
    if (*flags.time_limit < 0)
      return negative("--time-limit", flags.time_limit);
    config.limits.seconds = *flags.time_limit;
  }
  if (flags.memory_limit) {
    if (*flags.memory_limit < 0) {
      return negative("--memory-limit", flags.memory_limit);
    }
    config.limits.bytes = static_cast<std::uint64_t>(*flags.memory_limit) << 20;
  }
  return llvm::Error::success();
}

llvm::Error TakeOptions(const CheckFlags& flags, Config& config) {
  for (const std::string& text : flags.options) {
    const std::size_t equals = text.find('=');
    if (equals == std::string::npos) {
      return Fault("--option " + text + ": say CHECK.OPTION=VALUE");
    }
    llvm::Expected<NamedOption> option = FindOption(text.substr(0, equals));
    if (!option) return option.takeError();
    llvm::Expected<std::string> value =
        OptionValue(*option, text.substr(equals + 1));
    if (!value) return value.takeError();
    config.options[option->name] = *value;
  }
  return llvm::Error::success();
}

llvm::Error TakeProfile(const CheckFlags& flags, Config& config) {
  if (!flags.profile) return llvm::Error::success();
  const std::optional<Profile> profile = ProfileNamed(*flags.profile);
  if (!profile) {
    return Fault("--profile " + *flags.profile + ": there is no such profile" +
                 model::Suggestion(*flags.profile, ProfileNames()));
  }
  config.profile = *profile;
  return llvm::Error::success();
}

llvm::Error TakeFile(Config& config, std::optional<std::string>& checks) {
  const std::string file = FindConfigFile(config.working_directory);
  if (file.empty()) return llvm::Error::success();
  llvm::Expected<FileConfig> read = ReadConfigFile(file);
  if (!read) return read.takeError();
  checks = std::move(read->checks);
  config.profile = read->profile.value_or(Profile::kDefault);
  config.models = std::move(read->models);
  config.options = std::move(read->options);
  return llvm::Error::success();
}

}  // namespace

llvm::Expected<Config> MakeConfig(const CheckFlags& flags) {
  Config config;
  config.working_directory = WorkingDirectory();
  config.root = RootDirectory(flags.root);
  config.compiler_flags = flags.compiler_flags;
  config.quiet = flags.quiet;
  if (flags.fix) config.fixes = Config::Fixes::kMake;
  if (flags.diff) config.fixes = Config::Fixes::kDiff;
  config.unsafe_fixes = flags.unsafe_fixes;
  if (!flags.no_cache) config.cache = CacheDirectory(flags.cache_directory);
  config.verify_cache = flags.verify_cache;
  config.show_suppressed = flags.show_suppressed;
  if (flags.unsafe_fixes && !flags.fix && !flags.diff) {
    return Fault("--unsafe-fixes needs --fix or --diff beside it");
  }
  const auto absolute = [&](const std::string& path) {
    return Absolute(config.working_directory, path);
  };
  if (!flags.build.empty()) config.build = absolute(flags.build);
  std::ranges::transform(flags.files, std::back_inserter(config.files),
                         absolute);

  std::optional<std::string> globs;
  if (llvm::Error error = TakeFile(config, globs)) return error;
  if (flags.checks) globs = flags.checks;
  llvm::Expected<std::vector<const CheckInfo*>> checks =
      engine::SelectChecks(globs.value_or("*"), AllChecks());
  if (!checks) return checks.takeError();
  config.checks = *std::move(checks);
  std::ranges::transform(flags.models, std::back_inserter(config.models),
                         absolute);
  for (auto take : {TakeProfile, TakeOptions, TakeJobs, TakeTier, TakeLimits,
                    TakeOutputs}) {
    if (llvm::Error error = take(flags, config)) return error;
  }
  return config;
}

std::string WorkingDirectory() {
  std::error_code error;
  const fs::path path = fs::canonical(fs::current_path(error), error);
  return path.string();
}

std::string CacheDirectory(const std::string& named) {
  if (!named.empty()) return Absolute(WorkingDirectory(), named);
  const auto variable = [](const char* name) -> std::string {
    const char* value = std::getenv(name);
    return value != nullptr ? value : "";
  };
  if (std::string own = variable("CTXTIDY_CACHE_DIR"); !own.empty()) {
    return Absolute(WorkingDirectory(), own);
  }
  llvm::SmallString<128> directory;
  if (!llvm::sys::path::cache_directory(directory)) return "";
  return (directory + "/ctxtidy").str();
}

std::string RootDirectory(const std::string& root) {
  const std::string directory = WorkingDirectory();
  std::error_code error;
  if (!root.empty()) {
    return fs::weakly_canonical(Absolute(directory, root), error).string();
  }
  for (fs::path place = directory;; place = place.parent_path()) {
    if (fs::exists(place / ".git", error)) return place;
    if (place == place.root_path() || place.empty()) return directory;
  }
}

}  // namespace ctxtidy::cli
