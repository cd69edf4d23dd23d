#include "src/cause.h"

#include <exception>
#include <system_error>

#include "ctx/context.h"
#include "src/cancel_node.h"

namespace ctx {
namespace detail {

std::error_code CodeOf(const std::exception_ptr& exception) noexcept {
  if (exception == nullptr) return {};
  try {
    std::rethrow_exception(exception);
  } catch (const std::system_error& error) {
    return error.code();
  } catch (...) {
    return {};
  }
}

}  // namespace detail

std::exception_ptr Cause(const Context& c) {
  const std::error_code err = c.Err();
  if (!err) return nullptr;
  const detail::CauseValue cause =
      detail::NearestCancelNode(c.node())->GetCause();
  if (cause.exception != nullptr) return cause.exception;
  return std::make_exception_ptr(
      std::system_error(cause.code ? cause.code : err));
}

std::error_code CauseCode(const Context& c) noexcept {
  const std::error_code err = c.Err();
  if (!err) return {};
  const detail::CauseValue cause =
      detail::NearestCancelNode(c.node())->GetCause();
  if (cause.code) return cause.code;
  const std::error_code code = detail::CodeOf(cause.exception);
  return code ? code : err;
}

}  // namespace ctx
