#include "ctx/detail/node.h"

#include "ctx/context.h"
#include "ctx/detail/value_node.h"
#include "src/cancel_node.h"

namespace ctx {
namespace detail {
namespace {

constinit Node background(NodeKind::kBackground);
constinit Node todo(NodeKind::kTodo);

// The nodes that this thread has to destroy. A node is put here rather than
// destroyed at once if a destructor below us on the stack dropped it, so
// nothing recurses: neither along parents nor through contexts held by values.
constinit thread_local Node* dead_nodes = nullptr;
constinit thread_local bool destroying = false;

void DestroyOne(Node* node) noexcept {
  Node* parent = node->parent;
  switch (node->kind) {
    case NodeKind::kCancel:
      Destroy(static_cast<CancelNode*>(node));
      break;
    case NodeKind::kValue: {
      auto* value = static_cast<ValueNode*>(node);
      value->deleter(value);
      break;
    }
    default:
      delete node;
      break;
  }
  Release(parent);
}

}  // namespace

Node* BackgroundNode() noexcept { return &background; }

void Release(Node* node) noexcept {
  if (node->immortal()) return;
  if (node->refs.fetch_sub(1, std::memory_order_acq_rel) != 1) return;
  node->next_work = dead_nodes;
  dead_nodes = node;
  if (destroying) return;
  destroying = true;
  while (dead_nodes != nullptr) {
    Node* next = dead_nodes;
    dead_nodes = next->next_work;
    DestroyOne(next);
  }
  destroying = false;
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

}  // namespace detail

Context Background() noexcept {
  return Context(detail::NodeRef::Adopt(&detail::background));
}

Context TODO() noexcept {
  return Context(detail::NodeRef::Adopt(&detail::todo));
}

}  // namespace ctx
