#include "src/cancel_node.h"

#include "src/leak_check.h"

namespace ctx::detail {

CancelNode::CancelNode(Node* node_parent, NodeKind node_kind) noexcept
    : Node(node_parent, node_kind), Entry(0), cause(nullptr) {
  if (const CancelNode* above = outer()) {
    state.store(above->state.load(std::memory_order_relaxed) & kHasDeadline,
                std::memory_order_relaxed);
    deadline = above->deadline;
  }
  cancel = static_cast<Entry*>(this);
}

void CancelNode::Detach() noexcept {
  if (linked()) Delist(outer(), this);
}

CauseValue CancelNode::GetCause() const noexcept {
  if ((state.load(std::memory_order_acquire) & kCodeCause) != 0) {
    return {.exception = nullptr, .code = {code, *category}};
  }
  return {.exception = cause, .code = {}};
}

void MergeNode::Detach() noexcept {
  CancelNode::Detach();
  if (across.linked()) Delist(NearestCancelNode(other.get()), &across);
}

bool TryAddRef(Node* node) noexcept {
  std::uint32_t refs = node->refs.load(std::memory_order_relaxed);
  while (refs != 0) {
    if (node->refs.compare_exchange_weak(refs, refs + 1,
                                         std::memory_order_relaxed)) {
      return true;
    }
  }
  return false;
}

void Link(NodeLock& lock, CancelNode* owner, Entry* entry) noexcept {
  entry->next = owner->list;
  if (entry->next != nullptr) {
    entry->next->self.store(&entry->next, std::memory_order_relaxed);
  }
  owner->list = entry;
  entry->self.store(&owner->list, std::memory_order_relaxed);
  lock.Set(kHasEntries);
}

void Unlink(NodeLock& lock, CancelNode* owner, Entry* entry) noexcept {
  Entry** const self = entry->self.load(std::memory_order_relaxed);
  *self = entry->next;
  if (entry->next != nullptr) {
    entry->next->self.store(self, std::memory_order_relaxed);
  }
  entry->next = nullptr;
  if (owner->list == nullptr) lock.Clear(kHasEntries);
  // From here on a child may be freed by who finds it not linked.
  entry->self.store(nullptr, std::memory_order_release);
}

bool Enlist(CancelNode* owner, Entry* entry) noexcept {
  NodeLock lock(owner);
  if (lock.ended()) return false;
  Link(lock, owner, entry);
  return true;
}

void Delist(CancelNode* owner, Entry* entry) noexcept {
  NodeLock lock(owner);
  if (entry->linked()) Unlink(lock, owner, entry);
}

Cancelable Connect(CancelNode* node, std::source_location where) {
  node->refs.store(2, std::memory_order_relaxed);
  Cancelable derived{Context(NodeRef::Adopt(node)),
                     CancelFunc(NodeRef::Adopt(node))};
  NoteDerived(node, where);
  if (CancelNode* outer = node->outer()) {
    if (!Enlist(outer, node)) CancelLike(node, *outer);
  }
  return derived;
}

}  // namespace ctx::detail
