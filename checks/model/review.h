#ifndef CTXTIDY_CHECKS_MODEL_REVIEW_H_
#define CTXTIDY_CHECKS_MODEL_REVIEW_H_

#include <string>
#include <vector>

#include "checks/model/context_model.h"
#include "checks/model/mentions.h"
#include "llvm/Support/MemoryBufferRef.h"

namespace ctxtidy::model {

// What can be said about a file of models by reading it.
struct Review {
  ModelSet models;                // Empty if the loader refuses the file.
  std::vector<Mention> mentions;  // Of all its models.
  bool has_mistakes = false;
  // Of mistakes and hints, one a line, in the order of the text:
  // "file:line:column: [hint: ]what is wrong". Empty if all is well.
  std::string remarks;
};

// Says what the loader objects to; of what it accepts, what can never have an
// effect (a mistake) and what is hardly meant (a hint).
Review ReviewModels(llvm::MemoryBufferRef buffer);

// "acme: 1 context, 2 roots, 5 blocking functions".
std::string Summary(const Model& model);

}  // namespace ctxtidy::model

#endif  // CTXTIDY_CHECKS_MODEL_REVIEW_H_
