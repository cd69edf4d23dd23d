#include "checks/model/model_loader.h"

#include <utility>

#include "checks/model/embedded.h"
#include "checks/model/model_reader.h"
#include "checks/model/yaml_tree.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/ErrorHandling.h"
#include "llvm/Support/MemoryBuffer.h"

namespace ctxtidy::model {
namespace {

// Where a document's model is named.
const char* NameOf(const YamlNode& document) {
  for (const auto& [key, value] : llvm::zip(document.keys, document.items)) {
    if (key.text == "model") return value.at;
  }
  return document.at;
}

// Replaces the model of the same name, or comes last.
void Put(Model model, ModelSet& models) {
  auto earlier = llvm::find_if(
      models, [&](const Model& other) { return other.name == model.name; });
  if (earlier != models.end()) {
    *earlier = std::move(model);
  } else {
    models.push_back(std::move(model));
  }
}

llvm::Expected<ModelSet> LoadFile(const std::string& path) {
  auto buffer = llvm::MemoryBuffer::getFile(path, /*IsText=*/true);
  if (!buffer) {
    return llvm::make_error<llvm::StringError>(
        "cannot read the model file '" + path +
            "': " + buffer.getError().message(),
        buffer.getError());
  }
  return LoadModels(**buffer);
}

ModelSet LoadBuiltin() {
  ModelSet models;
  for (const embedded::File& file : embedded::Models()) {
    std::string source = "builtin:" + std::string(file.name);
    llvm::Expected<ModelSet> loaded =
        LoadModels(llvm::MemoryBufferRef(file.text, source));
    if (!loaded) llvm::report_fatal_error(loaded.takeError());
    for (Model& model : *loaded) models.push_back(std::move(model));
  }
  return models;
}

}  // namespace

llvm::Expected<ModelSet> LoadModels(llvm::MemoryBufferRef buffer) {
  Faults faults(buffer);
  ModelSet models;
  llvm::StringMap<unsigned> lines;  // Of each model's name.
  for (const YamlNode& document : ParseYaml(buffer, faults)) {
    Model model = ReadModel(document, faults);
    model.source = buffer.getBufferIdentifier().str();
    const char* at = NameOf(document);
    auto [earlier, is_new] = lines.try_emplace(model.name, faults.LineOf(at));
    if (!is_new && !model.name.empty()) {
      faults.Add(at, "the model '" + model.name +
                         "' has been described before, in line " +
                         llvm::Twine(earlier->second));
    }
    models.push_back(std::move(model));
  }
  if (!faults.empty()) return faults.Take();
  return models;
}

const ModelSet& BuiltinModels() {
  static const ModelSet* const models = new ModelSet(LoadBuiltin());
  return *models;
}

llvm::Expected<ModelSet> ModelsWith(const std::vector<std::string>& files) {
  ModelSet models = BuiltinModels();
  for (const std::string& file : files) {
    llvm::Expected<ModelSet> loaded = LoadFile(file);
    if (!loaded) return loaded.takeError();
    for (Model& model : *loaded) Put(std::move(model), models);
  }
  return models;
}

}  // namespace ctxtidy::model
