#include <string>
#include <vector>

#include "checks/model/embedded.h"
#include "checks/model/model_loader.h"
#include "checks/model/review.h"
#include "checks/model/suggest.h"
#include "driver/cli/console.h"
#include "driver/cli/model_commands.h"

namespace ctxtidy::cli {

int ModelListCommand() {
  std::string text;
  for (const model::Model& model : model::BuiltinModels()) {
    text += model::Summary(model) + "\n";
    for (const model::ContextType& context : model.contexts) {
      text += "  " + context.type + "\n";
    }
  }
  return PrintOut(text) ? kClean : kFailure;
}

int ModelShowCommand(const std::string& name) {
  std::vector<llvm::StringRef> known;
  for (const embedded::File& file : embedded::Models()) {
    if (file.name == name) {
      return PrintOut(std::string(file.text)) ? kClean : kFailure;
    }
    known.push_back(file.name);
  }
  PrintError("there is no built-in model '" + name + "'" +
             model::Suggestion(name, known));
  return kFailure;
}

}  // namespace ctxtidy::cli
