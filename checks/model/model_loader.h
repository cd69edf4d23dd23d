#ifndef CTXTIDY_CHECKS_MODEL_MODEL_LOADER_H_
#define CTXTIDY_CHECKS_MODEL_MODEL_LOADER_H_

#include <string>
#include <vector>

#include "checks/model/context_model.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/MemoryBufferRef.h"

namespace ctxtidy::model {

// Reads the models of one YAML buffer, one or more documents. The error's text
// is one line per fault, "file:line:column: what is wrong; did you mean 'x'?".
llvm::Expected<ModelSet> LoadModels(llvm::MemoryBufferRef buffer);

// The models that are built in: builtin/*.yaml.
const ModelSet& BuiltinModels();

// The built-in models followed by those of `files`. A file's model replaces an
// earlier one of the same name. Fails on the first file that cannot be read.
llvm::Expected<ModelSet> ModelsWith(const std::vector<std::string>& files);

}  // namespace ctxtidy::model

#endif  // CTXTIDY_CHECKS_MODEL_MODEL_LOADER_H_
