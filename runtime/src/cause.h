#ifndef CTX_SRC_CAUSE_H_
#define CTX_SRC_CAUSE_H_

#include <exception>
#include <system_error>

namespace ctx::detail {

// The code of a std::system_error; {} for any other exception and for none.
std::error_code CodeOf(const std::exception_ptr& exception) noexcept;

}  // namespace ctx::detail

#endif  // CTX_SRC_CAUSE_H_
