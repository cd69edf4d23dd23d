#ifndef CTXTIDY_CHECKS_MODEL_MODEL_READER_H_
#define CTXTIDY_CHECKS_MODEL_MODEL_READER_H_

#include "checks/model/context_model.h"
#include "checks/model/yaml_tree.h"

namespace ctxtidy::model {

// What a document says, as a model. Adds every fault to `faults`, and then the
// model lacks what is faulty.
Model ReadModel(const YamlNode& document, Faults& faults);

}  // namespace ctxtidy::model

#endif  // CTXTIDY_CHECKS_MODEL_MODEL_READER_H_
