#include "driver/cli/config_file.h"

#include <filesystem>
#include <system_error>
#include <utility>

#include "checks/model/suggest.h"
#include "checks/registry.h"
#include "driver/cli/option.h"
#include "driver/engine/check_filter.h"
#include "driver/engine/fault.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/SourceMgr.h"
#include "llvm/Support/YAMLTraits.h"

namespace ctxtidy::cli {
namespace {

namespace fs = std::filesystem;

// Scalars that are checked as they are read, so that the error has their place.
// `fault` keeps the error's text alive until it was printed.
struct Globs {
  std::string text;
  std::string fault;
};

struct Value {
  NamedOption option;
  std::string text;
  std::string fault;
};

struct ProfileWord {
  Profile profile = Profile::kDefault;
  std::string fault;
};

struct Contents {
  std::optional<ProfileWord> profile;
  std::optional<Globs> checks;
  std::vector<std::string> models;
  std::map<std::string, Value> options;
};

}  // namespace
}  // namespace ctxtidy::cli

namespace llvm::yaml {

using ctxtidy::cli::Contents;
using ctxtidy::cli::Globs;
using ctxtidy::cli::ProfileWord;
using ctxtidy::cli::Value;

template <>
struct ScalarTraits<ProfileWord> {
  static void output(const ProfileWord&, void*, raw_ostream&) {}
  static StringRef input(StringRef text, void*, ProfileWord& word) {
    if (auto profile = ctxtidy::ProfileNamed(text)) {
      word.profile = *profile;
    } else {
      word.fault = ("there is no profile '" + text + "'").str() +
                   ctxtidy::model::Suggestion(text, ctxtidy::ProfileNames());
    }
    return word.fault;
  }
  static QuotingType mustQuote(StringRef) { return QuotingType::None; }
};

template <>
struct ScalarTraits<Globs> {
  static void output(const Globs&, void*, raw_ostream&) {}
  static StringRef input(StringRef text, void*, Globs& globs) {
    globs.text = text.str();
    if (auto checks = ctxtidy::engine::SelectChecks(text, ctxtidy::AllChecks());
        !checks) {
      globs.fault = toString(checks.takeError());
    }
    return globs.fault;
  }
  static QuotingType mustQuote(StringRef) { return QuotingType::None; }
};

template <>
struct ScalarTraits<Value> {
  static void output(const Value&, void*, raw_ostream&) {}
  static StringRef input(StringRef text, void*, Value& value) {
    auto checked = ctxtidy::cli::OptionValue(value.option, text);
    if (checked) {
      value.text = *checked;
    } else {
      value.fault = toString(checked.takeError());
    }
    return value.fault;
  }
  static QuotingType mustQuote(StringRef) { return QuotingType::None; }
};

template <>
struct CustomMappingTraits<std::map<std::string, Value>> {
  static void inputOne(IO& io, StringRef key,
                       std::map<std::string, Value>& options) {
    auto option = ctxtidy::cli::FindOption(key);
    if (!option) {
      io.setError(toString(option.takeError()));
      return;
    }
    Value& value = options[option->name];
    value.option = *std::move(option);
    io.mapRequired(key.str().c_str(), value);
  }
  static void output(IO&, std::map<std::string, Value>&) {}
};

template <>
struct MappingTraits<Contents> {
  static void mapping(IO& io, Contents& document) {
    io.mapOptional("profile", document.profile);
    io.mapOptional("checks", document.checks);
    io.mapOptional("models", document.models);
    io.mapOptional("options", document.options);
  }
};

}  // namespace llvm::yaml

namespace ctxtidy::cli {
namespace {

constexpr char kName[] = ".ctxtidy.yaml";

// Adds "file:line:column: message" to the string behind `context`.
void AppendFault(const llvm::SMDiagnostic& diagnostic, void* context) {
  std::string& faults = *static_cast<std::string*>(context);
  llvm::StringRef message = diagnostic.getMessage();
  std::string suggestion;
  if (llvm::StringRef word = message; word.consume_front("unknown key '")) {
    suggestion =
        model::Suggestion(word.take_until([](char c) { return c == '\''; }),
                          {"profile", "checks", "models", "options"});
  }
  if (!faults.empty()) faults += '\n';
  faults += diagnostic.getFilename().str() + ":" +
            std::to_string(diagnostic.getLineNo()) + ":" +
            std::to_string(diagnostic.getColumnNo() + 1) + ": " +
            message.str() + suggestion;
}

}  // namespace

std::string FindConfigFile(const std::string& directory) {
  for (fs::path place = directory; !place.empty();
       place = place.parent_path()) {
    std::error_code error;
    if (fs::exists(place / kName, error)) return place / kName;
    if (place == place.root_path()) break;
  }
  return "";
}

llvm::Expected<FileConfig> ReadConfigFile(const std::string& path) {
  auto buffer = llvm::MemoryBuffer::getFile(path, /*IsText=*/true);
  if (!buffer) {
    return Fault("cannot read " + path + ": " + buffer.getError().message());
  }
  std::string faults;
  Contents document;
  llvm::yaml::Input input((*buffer)->getMemBufferRef(), nullptr, AppendFault,
                          &faults);
  input >> document;
  if (input.error()) {
    return Fault(faults);
  }
  FileConfig config;
  if (document.profile) config.profile = document.profile->profile;
  if (document.checks) config.checks = document.checks->text;
  const fs::path directory = fs::path(path).parent_path();
  for (const std::string& model : document.models) {
    config.models.push_back((directory / model).lexically_normal());
  }
  for (auto& [name, value] : document.options) {
    config.options[name] = std::move(value.text);
  }
  return config;
}

}  // namespace ctxtidy::cli
