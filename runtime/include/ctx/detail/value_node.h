// How a value is stored in a context. Not part of the public interface.
#ifndef CTX_DETAIL_VALUE_NODE_H_
#define CTX_DETAIL_VALUE_NODE_H_

#include <string>
#include <type_traits>
#include <utility>

#include "ctx/detail/node.h"

namespace ctx::detail {

struct ValueNode : Node {
  using Deleter = void (*)(ValueNode*) noexcept;

  ValueNode(Node* node_parent, const void* value_key, const char* value_name,
            Deleter value_deleter) noexcept
      : Node(node_parent, NodeKind::kValue),
        key(value_key),
        name(value_name),
        deleter(value_deleter),
        next(values) {
    values = this;
  }

  const void* const key;  // The Key object, or the tag of a generic key's type.
  const char* const name;  // For DebugString.
  const Deleter deleter;
  ValueNode* const next;  // The next value on the way to the root.
};

template <class N>
void DeleteAs(ValueNode* node) noexcept {
  delete static_cast<N*>(node);
}

// A value under a ctx::Key<V>; the key's address implies the type.
template <class V>
struct KeyedValue : ValueNode {
  KeyedValue(Node* node_parent, const void* value_key, const char* value_name,
             V&& v)
      : ValueNode(node_parent, value_key, value_name, DeleteAs<KeyedValue>),
        value(std::move(v)) {}

  const V value;
};

// Its address stands for the type: works without RTTI.
template <class T>
struct TypeTag {
  static inline const char id = 0;
};

// A key given as a C string is kept and compared as a string.
template <class K>
using StoredKey =
    std::conditional_t<std::is_same_v<std::decay_t<K>, const char*> ||
                           std::is_same_v<std::decay_t<K>, char*>,
                       std::string, std::decay_t<K>>;

template <class K>
struct GenericKeyNode : ValueNode {
  GenericKeyNode(Node* node_parent, Deleter value_deleter, K&& k,
                 const void* type)
      : ValueNode(node_parent, &TypeTag<K>::id, nullptr, value_deleter),
        generic_key(std::move(k)),
        value_type(type) {}

  const K generic_key;
  const void* const value_type;
};

template <class K, class V>
struct GenericValue : GenericKeyNode<K> {
  GenericValue(Node* node_parent, K&& k, V&& v)
      : GenericKeyNode<K>(node_parent, DeleteAs<GenericValue>, std::move(k),
                          &TypeTag<V>::id),
        value(std::move(v)) {}

  const V value;
};

template <class V>
const V* FindValue(const ValueNode* node, const void* key) noexcept {
  for (; node != nullptr; node = node->next) {
    if (node->key == key) {
      return &static_cast<const KeyedValue<V>*>(node)->value;
    }
  }
  return nullptr;
}

template <class V, class K>
const V* FindGenericValue(const ValueNode* node, const K& key) {
  for (; node != nullptr; node = node->next) {
    if (node->key != &TypeTag<K>::id) continue;
    const auto* found = static_cast<const GenericKeyNode<K>*>(node);
    if (!(found->generic_key == key)) continue;
    if (found->value_type != &TypeTag<V>::id) return nullptr;
    return &static_cast<const GenericValue<K, V>*>(found)->value;
  }
  return nullptr;
}

}  // namespace ctx::detail

#endif  // CTX_DETAIL_VALUE_NODE_H_
