// A node that can be canceled, and what cancels it.
#ifndef CTX_SRC_CANCEL_NODE_H_
#define CTX_SRC_CANCEL_NODE_H_

#include <atomic>
#include <cstddef>
#include <exception>
#include <memory>
#include <mutex>
#include <stop_token>
#include <system_error>

#include "ctx/context.h"
#include "ctx/detail/hook.h"
#include "ctx/detail/node.h"

namespace ctx::detail {

struct CancelNode;

// A place in the child list of a cancel node; guarded by the lock of the owner
// of that list. The child owns a reference to it, so the owner outlives the
// link.
struct Link {
  explicit Link(CancelNode* node) noexcept : child(node) {}

  CancelNode* const child;
  Link* prev = nullptr;
  Link* next = nullptr;
  // Goes from true to false once. A false that is read without the lock can be
  // trusted, but says nothing about whether the unlinker is done with the
  // child.
  std::atomic<bool> linked{false};
};

struct CauseValue {
  std::exception_ptr exception;
  std::error_code code;
};

// Something that ends the node from outside and must go when the node ends.
class Attachment {
 public:
  virtual ~Attachment() = default;
};

inline constexpr std::size_t kNotArmed = static_cast<std::size_t>(-1);

// Lock order: MarkMutex(), then nodes from the root downwards. The lock of the
// timers is never held together with another one.
struct CancelNode final : CancelState, Node {
  explicit CancelNode(Node* node_parent) noexcept
      : Node(node_parent, NodeKind::kCancel), up(this), across(this) {
    outer = static_cast<CancelNode*>(cancel);
    cancel = this;
  }

  bool ended() const noexcept {
    return err.load(std::memory_order_acquire) != 0;
  }

  // Constant once the node has been handed out.
  CancelNode* outer;  // The nearest cancel node above, null if none.
  NodeRef other;      // The other parent of a merged node.
  bool has_deadline = false;
  bool own_deadline = false;  // Not inherited.
  bool timed = false;         // It may be among the timers.
  // Something besides its CancelFunc can end the node. Then whoever observes it
  // keeps it alive; otherwise an observer could only wait for ever.
  bool external = false;
  TimePoint deadline;
  std::exception_ptr deadline_cause;

  Link up;      // In outer's list.
  Link across;  // In the list of other's cancel node.

  std::mutex mutex;
  Link* children = nullptr;
  Hook* hooks = nullptr;
  std::stop_source stop{std::nostopstate};
  bool stop_pins = false;  // `stop` holds a reference to the node.
  std::unique_ptr<Attachment> attachment;

  CauseValue cause;  // Written before `err`, then constant.
  // The whole subtree has its err; a canceler that lost need not wait.
  std::atomic<bool> marked{false};

  std::size_t heap_index = kNotArmed;  // Guarded by the lock of the timers.
};

inline CancelNode* NearestCancelNode(const Node* node) noexcept {
  return static_cast<CancelNode*>(node->cancel);
}

// Takes a reference unless the last one is gone. The caller guarantees that the
// memory is still there.
bool TryAddRef(Node* node) noexcept;

// Puts the link into the list of `owner`; false if that has ended.
bool Enlist(CancelNode* owner, Link* link) noexcept;
// Takes it out. Afterwards nobody reaches the child through the link.
void Delist(CancelNode* owner, Link* link) noexcept;

// Ends the node and all below it. No-op if it has ended.
void Cancel(CancelNode* node, Errc errc, const CauseValue& cause) noexcept;

// Hands over what ends the node from outside; drops it if the node has ended.
void Attach(CancelNode* node, std::unique_ptr<Attachment> attachment) noexcept;

// Frees a node without references, but not its parent.
void Destroy(CancelNode* node) noexcept;

// Derives a node. `external`: something will be attached to it.
NodeRef Derive(const Context& parent, bool external = false);

// Held while a subtree with more than one node is being marked.
std::mutex& MarkMutex() noexcept;

}  // namespace ctx::detail

#endif  // CTX_SRC_CANCEL_NODE_H_
