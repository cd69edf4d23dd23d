#ifndef CTXTIDY_DRIVER_ENGINE_FAULT_H_
#define CTXTIDY_DRIVER_ENGINE_FAULT_H_

#include "llvm/ADT/Twine.h"
#include "llvm/Support/Error.h"

namespace ctxtidy {

// An error whose text is for the user: one sentence with place and remedy.
inline llvm::Error Fault(const llvm::Twine& text) {
  return llvm::createStringError(llvm::inconvertibleErrorCode(), text);
}

}  // namespace ctxtidy

#endif  // CTXTIDY_DRIVER_ENGINE_FAULT_H_
