// How a value is stored in a context. Not part of the public interface.
#ifndef CTX_DETAIL_VALUE_NODE_H_
#define CTX_DETAIL_VALUE_NODE_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include "ctx/detail/node.h"

namespace ctx::detail {

// What a key is to a node: its address is the identity, and it has one bit in
// either half of the nodes' Bloom filters (Bloom, "Space/time trade-offs in
// hash coding with allowable errors", 1970; partitioned).
struct KeyBase {
  constexpr KeyBase(const char* name, std::string_view hashed) noexcept
      : label(name) {
    std::uint64_t hash = 14695981039346656037u;  // FNV-1a
    for (const char c : hashed) {
      hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211u;
    }
    hash ^= hash >> 32;
    low = std::uint32_t{1} << hash % 29;
    high = std::uint32_t{1} << (hash >> 8) % 32;
  }
  KeyBase(const KeyBase&) = delete;
  KeyBase& operator=(const KeyBase&) = delete;

  const char* label;  // For DebugString; null if it has none.
  std::uint32_t low = 0;
  std::uint32_t high = 0;
};

// A node with a value. Its filter has the bits of all keys from here to the
// root, so most lookups of a key that is not there end at the first node.
struct ValueNode : Node {
  ValueNode(Node* node_parent, const KeyBase* value_key) noexcept
      : Node(node_parent, NodeKind::kValue) {
    const ValueNode* next = Nearest(node_parent);
    filter_low_ = (value_key->low | (next != nullptr ? next->filter_low_ : 0)) &
                  ((std::uint32_t{1} << 29) - 1);
    filter_high_ = value_key->high | (next != nullptr ? next->filter_high_ : 0);
    key = value_key;
  }

  // The nearest node with a value, from `node` to the root; null if none.
  static const ValueNode* Nearest(const Node* node) noexcept {
    if (node->kind() == NodeKind::kValue) {
      return static_cast<const ValueNode*>(node);
    }
    return node->values;
  }

  // The nearest node, from `from` to the root, that has the key; null if none.
  static const ValueNode* Find(const ValueNode* from,
                               const KeyBase* wanted) noexcept {
    for (; from != nullptr; from = Nearest(from->parent)) {
      if (from->key == wanted) return from;
      if ((from->filter_low_ & wanted->low) == 0 ||
          (from->filter_high_ & wanted->high) == 0) {
        return nullptr;
      }
    }
    return nullptr;
  }

 private:
  std::uint32_t filter_high_;
};

inline Node::Node(Node* node_parent, NodeKind node_kind) noexcept
    : parent(node_parent),
      cancel(node_parent->cancel),
      values(ValueNode::Nearest(node_parent)),
      kind_(static_cast<std::uint32_t>(node_kind) & 7) {}

// A value under a ctx::Key<V>; the key's address implies the type.
template <class V>
struct KeyedValue final : ValueNode {
  KeyedValue(Node* node_parent, const KeyBase* value_key, V&& v)
      : ValueNode(node_parent, value_key), value(std::move(v)) {}

  const V value;
};

// Stands for a type. Works without RTTI.
template <class T>
constexpr std::string_view TypeName() noexcept {
  return __PRETTY_FUNCTION__;
}
template <class T>
inline constexpr KeyBase kTypeTag{nullptr, TypeName<T>()};

// A key given as a C string is kept and compared as a string.
template <class K>
using StoredKey =
    std::conditional_t<std::is_same_v<std::decay_t<K>, const char*> ||
                           std::is_same_v<std::decay_t<K>, char*>,
                       std::string, std::decay_t<K>>;

template <class K>
struct GenericKeyNode : ValueNode {
  GenericKeyNode(Node* node_parent, K&& k, const KeyBase* type)
      : ValueNode(node_parent, &kTypeTag<K>),
        value_type(type),
        generic_key(std::move(k)) {}

  const KeyBase* const value_type;
  const K generic_key;
};

template <class K, class V>
struct GenericValue final : GenericKeyNode<K> {
  GenericValue(Node* node_parent, K&& k, V&& v)
      : GenericKeyNode<K>(node_parent, std::move(k), &kTypeTag<V>),
        value(std::move(v)) {}

  const V value;
};

template <class V>
const V* FindValue(const Node* node, const KeyBase* key) noexcept {
  const ValueNode* found = ValueNode::Find(ValueNode::Nearest(node), key);
  if (found == nullptr) return nullptr;
  return &static_cast<const KeyedValue<V>*>(found)->value;
}

template <class V, class K>
const V* FindGenericValue(const Node* node, const K& key) {
  const ValueNode* found = ValueNode::Nearest(node);
  while (true) {
    found = ValueNode::Find(found, &kTypeTag<K>);
    if (found == nullptr) return nullptr;
    const auto* typed = static_cast<const GenericKeyNode<K>*>(found);
    if (typed->generic_key == key) {
      if (typed->value_type != &kTypeTag<V>) return nullptr;
      return &static_cast<const GenericValue<K, V>*>(typed)->value;
    }
    found = ValueNode::Nearest(found->parent);
  }
}

}  // namespace ctx::detail

#endif  // CTX_DETAIL_VALUE_NODE_H_
