#ifndef CTX_KEY_H_
#define CTX_KEY_H_

// The keys of values. Included by <ctx/context.h>.

#include <concepts>
#include <type_traits>

#include "ctx/detail/value_node.h"

namespace ctx {

// Names a value of type V in a context. The identity of a key is its address:
//
//   inline constexpr ctx::Key<std::string> kRequestId{"request_id"};
//
// DebugString shows `name`. A key must outlive the contexts that have its
// value.
template <class V>
class Key : public detail::KeyBase {
 public:
  constexpr explicit Key(const char* name) noexcept : KeyBase(name, name) {}

  constexpr const char* name() const noexcept { return label; }
};

namespace detail {
template <class T>
inline constexpr bool kIsKey = false;
template <class V>
inline constexpr bool kIsKey<Key<V>> = true;

// What may serve as a generic key: any comparable value that is no ctx::Key.
template <class K>
concept GenericKey =
    !kIsKey<std::remove_cvref_t<K>> && std::equality_comparable<StoredKey<K>>;
}  // namespace detail

}  // namespace ctx

#endif  // CTX_KEY_H_
