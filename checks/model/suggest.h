#ifndef CTXTIDY_CHECKS_MODEL_SUGGEST_H_
#define CTXTIDY_CHECKS_MODEL_SUGGEST_H_

#include <string>

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"

namespace ctxtidy::model {

// The second half of a message about an unknown word: "; did you mean 'x'?"
// if one of `known` is near, else "; known are 'x', 'y'".
std::string Suggestion(llvm::StringRef word,
                       llvm::ArrayRef<llvm::StringRef> known);

}  // namespace ctxtidy::model

#endif  // CTXTIDY_CHECKS_MODEL_SUGGEST_H_
