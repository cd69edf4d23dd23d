#include "ctx/detail/node.h"

#include "ctx/context.h"
#include "ctx/detail/value_node.h"
#include "src/cancel_node.h"

namespace ctx {
namespace detail {
namespace {

// Constant from before the first constructor runs until the process is gone.
template <NodeKind kKind>
union Immortal {
  constexpr Immortal() noexcept : node(kKind) {}
  constexpr ~Immortal() {}
  Node node;
};
constinit Immortal<NodeKind::kBackground> background;
constinit Immortal<NodeKind::kTodo> todo;

// The nodes that this thread has to destroy. A node is put here rather than
// destroyed at once if a destructor below us on the stack dropped it, so
// nothing recurses: neither along parents nor through contexts held by values.
constinit thread_local Node* dead_nodes = nullptr;
constinit thread_local bool destroying = false;

void DestroyOne(Node* node) noexcept {
  Node* const parent = node->parent;
  if (node->cancelable()) {
    auto* cancel_node = static_cast<CancelNode*>(node);
    if (Survives(cancel_node)) return;
    Free(cancel_node);
  } else {
    delete node;
  }
  Release(parent);
}

}  // namespace

Node* BackgroundNode() noexcept { return &background.node; }

void ReleaseLast(Node* node) noexcept {
  if (destroying) {
    node->next_dead = dead_nodes;
    dead_nodes = node;
    return;
  }
  destroying = true;
  DestroyOne(node);
  while (dead_nodes != nullptr) {
    Node* next = dead_nodes;
    dead_nodes = next->next_dead;
    DestroyOne(next);
  }
  destroying = false;
}

void ReleaseOnly(Node* node) noexcept {
  // Who has no reference may take one through a list or a timer only.
  const bool reachable =
      node->cancelable() && static_cast<CancelNode*>(node)->reachable();
  if (reachable && node->refs.fetch_sub(1, std::memory_order_acq_rel) != 1) {
    return;
  }
  ReleaseLast(node);
}

}  // namespace detail

Context Background() noexcept {
  return Context(detail::NodeRef::Adopt(detail::BackgroundNode()));
}

Context TODO() noexcept {
  return Context(detail::NodeRef::Adopt(&detail::todo.node));
}

}  // namespace ctx
