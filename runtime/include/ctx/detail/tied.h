#ifndef CTX_DETAIL_TIED_H_
#define CTX_DETAIL_TIED_H_

// Private: what lets std::tie take a result apart.

#include <tuple>
#include <type_traits>

namespace ctx::detail {

// What std::tie names for a member: a variable of its type, or std::ignore.
template <class T, class Member>
T& Tied(Member& member) noexcept {
  if constexpr (std::is_same_v<T, Member>) {
    return member;
  } else {
    static_assert(std::is_same_v<T, decltype(std::ignore)>,
                  "tie a variable of the member's own type, or std::ignore");
    return std::ignore;
  }
}

}  // namespace ctx::detail

#endif  // CTX_DETAIL_TIED_H_
