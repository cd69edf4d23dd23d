// What LeakCheck is told by the rest of the library.
#ifndef CTX_SRC_LEAK_CHECK_H_
#define CTX_SRC_LEAK_CHECK_H_

#include <atomic>
#include <source_location>

#include "src/cancel_node.h"

namespace ctx::detail {

extern constinit std::atomic<int> leak_checks;  // How many there are now.

void NoteDerivedSlow(CancelNode* node, std::source_location where);
void NoteFreed(const CancelNode* node) noexcept;

// To be called for a node that the user has to cancel. May throw
// std::bad_alloc.
inline void NoteDerived(CancelNode* node, std::source_location where) {
  if (leak_checks.load(std::memory_order_relaxed) != 0) {
    NoteDerivedSlow(node, where);
  }
}

}  // namespace ctx::detail

#endif  // CTX_SRC_LEAK_CHECK_H_
