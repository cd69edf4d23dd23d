// A node that can be canceled, and what cancels it.
#ifndef CTX_SRC_CANCEL_NODE_H_
#define CTX_SRC_CANCEL_NODE_H_

#include <atomic>
#include <cstdint>
#include <exception>
#include <memory>
#include <source_location>
#include <stop_token>
#include <system_error>
#include <utility>

#include "ctx/context.h"
#include "ctx/detail/hook.h"
#include "ctx/detail/node.h"
#include "src/node_lock.h"

namespace ctx::detail {

// Why a node ended, on its way to the nodes: an exception, a code, or neither.
struct CauseValue {
  bool empty() const noexcept { return exception == nullptr && !code; }

  std::exception_ptr exception;
  std::error_code code;
};

// The fields of Entry and `list` stand in the first 64 bytes.
struct CancelNode : Node, Entry {
  // A node that inherits the deadline of `node_parent`, if any.
  explicit CancelNode(Node* node_parent,
                      NodeKind node_kind = NodeKind::kCancel) noexcept;
  ~CancelNode() override {
    if ((state.load(std::memory_order_relaxed) & kCodeCause) == 0) {
      std::destroy_at(&cause);
    }
  }

  // Called when the node has ended, with no lock held, and before it is freed:
  // takes it out of everything that could reach it from outside. Twice is fine.
  virtual void Detach() noexcept;
  // Whether something besides a CancelFunc can end the node. If not, whoever
  // observes it could only wait for ever.
  virtual bool external() const noexcept { return outer() != nullptr; }

  // Called when the node has begun to hold itself. What could not reach it in
  // the moment without a reference can be made up for.
  virtual void Pinned() noexcept {}

  CancelNode* outer() const noexcept {
    return static_cast<CancelNode*>(static_cast<Entry*>(parent->cancel));
  }
  bool ended() const noexcept {
    return (state.load(std::memory_order_acquire) & kErr) != 0;
  }
  // False once nobody can get at it without having a reference.
  bool reachable() const noexcept {
    return kind() != NodeKind::kCancel || linked() ||
           (state.load(std::memory_order_acquire) & kMarked) == 0;
  }
  CauseValue GetCause() const noexcept;  // Of a node that has ended.

  // Its children that are active, and its hooks; guarded by its lock.
  Entry* list = nullptr;

  std::stop_source stop{std::nostopstate};  // Constant once kHasStop is set.
  union {                                   // Constant once it has ended.
    std::exception_ptr cause;               // May be null.
    const std::error_category* category;    // kCodeCause: that of `code`.
  };
  TimePoint deadline;  // kHasDeadline. Constant once it has been handed out.
};
static_assert(sizeof(CancelNode) <= 96);

// The most frequent kind, for which no call need be virtual.
struct PlainCancelNode final : CancelNode {
  explicit PlainCancelNode(Node* node_parent) noexcept
      : CancelNode(node_parent) {}
};

inline CancelNode* NearestCancelNode(const Node* node) noexcept {
  return static_cast<CancelNode*>(static_cast<Entry*>(node->cancel));
}

// The place of a merged node in the list of its other parent.
struct Across : Entry {
  explicit Across(CancelNode* merged) noexcept : Entry(kAcross), node(merged) {}

  // Tells it from a child; no state of a node has it.
  static constexpr std::uint32_t kAcross = std::uint32_t{1} << 30;

  CancelNode* const node;
};

struct MergeNode final : CancelNode {
  MergeNode(Node* node_parent, Node* other_parent) noexcept
      : CancelNode(node_parent, NodeKind::kMerge),
        other(NodeRef::Share(other_parent)),
        across(this) {}

  void Detach() noexcept override;
  bool external() const noexcept override { return true; }

  const NodeRef other;
  Across across;
  CancelNode* next_claimed = nullptr;  // Entry::next may still be in a list.
};

// Takes a reference unless the last one is gone. The caller guarantees that the
// memory is still there.
bool TryAddRef(Node* node) noexcept;

// Puts a child into the list of `owner`; false if that has ended.
bool Enlist(CancelNode* owner, Entry* entry) noexcept;
// Takes it out. Afterwards nobody reaches the child through the entry.
void Delist(CancelNode* owner, Entry* entry) noexcept;
// The same for who has the lock of `owner`.
void Link(NodeLock& lock, CancelNode* owner, Entry* entry) noexcept;
void Unlink(NodeLock& lock, CancelNode* owner, Entry* entry) noexcept;

// Detach(), quick for plain nodes.
inline void DetachNode(CancelNode* node) noexcept {
  if (node->kind() != NodeKind::kCancel) {
    node->Detach();
  } else if (node->linked()) {
    Delist(node->outer(), node);
  }
}

// Ends the node and all below it. No-op if it has ended.
void Cancel(CancelNode* node, Errc errc, const CauseValue& cause) noexcept;
// With the error and cause of a node that has ended.
void CancelLike(CancelNode* node, const CancelNode& ended) noexcept;

// Called when the last reference is gone. True if the node stays, because it is
// observed or had to be finished; its references have been dealt with.
bool Survives(CancelNode* node) noexcept;

// Frees a node without references, but not its parent.
void Free(CancelNode* node) noexcept;

// How many handles there are to the stop state, ours included; a large number
// if that cannot be told.
unsigned CountOwners(const std::stop_source& stop) noexcept;

// Makes the node end with its parent. Gives the result that the user gets. May
// throw std::bad_alloc if there is a LeakCheck.
Cancelable Connect(CancelNode* node, std::source_location where);

}  // namespace ctx::detail

#endif  // CTX_SRC_CANCEL_NODE_H_
