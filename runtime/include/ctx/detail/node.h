// How a context is stored. Not part of the public interface.
#ifndef CTX_DETAIL_NODE_H_
#define CTX_DETAIL_NODE_H_

#include <atomic>
#include <cstdint>
#include <utility>

namespace ctx::detail {

enum class NodeKind : std::uint8_t {
  kBackground,
  kTodo,
  kCancel,
  kWithoutCancel,
  kValue,
};

struct ValueNode;

// The part of a cancel node that Err() and IsDone() read.
struct CancelState {
  // 0 while active, then the value of an Errc. The cause is written before.
  std::atomic<std::uint32_t> err{0};
};

// One link of the chain from a context to its root. Every node owns a reference
// to its parent; the other two pointers lead to an ancestor or to the node.
struct Node {
  constexpr explicit Node(NodeKind node_kind) noexcept : kind(node_kind) {}
  // Inherits what is in force at `node_parent`. MakeNode adds the reference.
  Node(Node* node_parent, NodeKind node_kind) noexcept
      : kind(node_kind),
        parent(node_parent),
        cancel(node_parent->cancel),
        values(node_parent->values) {}
  Node(const Node&) = delete;
  Node& operator=(const Node&) = delete;

  bool immortal() const noexcept { return kind <= NodeKind::kTodo; }

  std::atomic<std::uint32_t> refs{1};
  const NodeKind kind;
  Node* const parent = nullptr;
  CancelState* cancel = nullptr;  // The nearest cancel node, null if none.
  ValueNode* values = nullptr;    // The nearest value node, null if none.
  Node* next_work = nullptr;      // For whoever claimed or destroys the node.
};

// Drops one reference; frees the node, and the ancestors that only it kept.
void Release(Node* node) noexcept;

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
