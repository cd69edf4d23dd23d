#ifndef CTX_ERROR_H_
#define CTX_ERROR_H_

// The errors of contexts and channels. Included by <ctx/context.h>.

#include <system_error>
#include <type_traits>

namespace ctx {

// Why a context ended (Go: Canceled, DeadlineExceeded), or a channel refused.
// kCanceled equals std::errc::operation_canceled, kDeadlineExceeded equals
// std::errc::timed_out.
enum class Errc { kCanceled = 1, kDeadlineExceeded, kClosed };

const std::error_category& ErrorCategory() noexcept;  // Its name is "ctx".
std::error_code make_error_code(Errc errc) noexcept;

namespace detail {
// To be copied: making one is a call into the standard library.
inline const std::error_code kNoError;
}  // namespace detail

}  // namespace ctx

template <>
struct std::is_error_code_enum<ctx::Errc> : std::true_type {};

#endif  // CTX_ERROR_H_
