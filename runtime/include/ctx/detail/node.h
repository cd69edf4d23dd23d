// How a context is stored. Not part of the public interface.
#ifndef CTX_DETAIL_NODE_H_
#define CTX_DETAIL_NODE_H_

#include <atomic>
#include <cstdint>
#include <utility>

namespace ctx::detail {

enum class NodeKind : std::uint32_t {
  kBackground,
  kTodo,
  kWithoutCancel,
  kValue,
  kCancel,  // This and those below can be canceled.
  kTimer,
  kMerge,
  kStopToken,
};

struct KeyBase;
struct ValueNode;

// The part of a cancel node that Err() and IsDone() read.
struct CancelState {
  // The value of an Errc once the node has ended; 0 before.
  static constexpr std::uint32_t kErr = 3;

  // kErr and other bits, which the sources of the library know.
  std::atomic<std::uint32_t> state{0};
};

// One link of the chain from a context to its root. Every node owns a reference
// to its parent. 40 bytes without padding at the end.
struct Node {
  constexpr explicit Node(NodeKind node_kind) noexcept
      : values(nullptr), kind_(static_cast<std::uint32_t>(node_kind) & 7) {}
  // Inherits what is in force at `node_parent`. MakeNode adds the reference.
  Node(Node* node_parent, NodeKind node_kind) noexcept;
  Node(const Node&) = delete;
  Node& operator=(const Node&) = delete;
  constexpr virtual ~Node() = default;

  NodeKind kind() const noexcept { return static_cast<NodeKind>(kind_); }
  bool immortal() const noexcept { return kind() <= NodeKind::kTodo; }
  bool cancelable() const noexcept { return kind() >= NodeKind::kCancel; }

  Node* const parent = nullptr;
  CancelState* cancel = nullptr;  // The nearest cancel node, null if none.
  union {
    const ValueNode* values;  // The nearest value node, null if none.
    const KeyBase* key;       // In a value node, which is its own nearest one.
    Node* next_dead;          // In a node that is about to be destroyed.
  };
  std::atomic<std::uint32_t> refs{1};

 private:
  const std::uint32_t kind_ : 3;

 protected:
  std::uint32_t filter_low_ : 29 = 0;  // See ValueNode.
};

// What is to be done when the last reference is gone.
void ReleaseLast(Node* node) noexcept;
// Drops what is the only reference, unless another one has just been taken.
void ReleaseOnly(Node* node) noexcept;

// Drops one reference; frees the node, and the ancestors that only it kept.
inline void Release(Node* node) noexcept {
  if (node->immortal()) return;
  if (node->refs.load(std::memory_order_acquire) == 1) {
    ReleaseOnly(node);
  } else if (node->refs.fetch_sub(1, std::memory_order_acq_rel) == 1) {
    ReleaseLast(node);
  }
}

inline void AddRef(Node* node) noexcept {
  if (!node->immortal()) node->refs.fetch_add(1, std::memory_order_relaxed);
}

// A counted reference to a node; may be null.
class NodeRef {
 public:
  NodeRef() noexcept = default;
  static NodeRef Adopt(Node* node) noexcept { return NodeRef(node); }
  static NodeRef Share(Node* node) noexcept {
    AddRef(node);
    return NodeRef(node);
  }
  NodeRef(const NodeRef& other) noexcept : node_(other.node_) {
    if (node_ != nullptr) AddRef(node_);
  }
  NodeRef(NodeRef&& other) noexcept
      : node_(std::exchange(other.node_, nullptr)) {}
  NodeRef& operator=(NodeRef other) noexcept {
    std::swap(node_, other.node_);
    return *this;
  }
  ~NodeRef() {
    if (node_ != nullptr) Release(node_);
  }

  Node* get() const noexcept { return node_; }
  Node* operator->() const noexcept { return node_; }
  explicit operator bool() const noexcept { return node_ != nullptr; }

 private:
  explicit NodeRef(Node* node) noexcept : node_(node) {}

  Node* node_ = nullptr;
};

// Makes a child of `parent`. Nothing leaks if the constructor throws.
template <class N, class... Args>
NodeRef MakeNode(Node* parent, Args&&... args) {
  NodeRef node = NodeRef::Adopt(new N(parent, std::forward<Args>(args)...));
  AddRef(parent);
  return node;
}

// The node of Background(): never freed, good before and after main().
Node* BackgroundNode() noexcept;

}  // namespace ctx::detail

#endif  // CTX_DETAIL_NODE_H_
