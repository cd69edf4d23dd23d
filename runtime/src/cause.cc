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

std::error_code Context::Err() const noexcept {
  const detail::CancelState* state = node_->cancel;
  if (state == nullptr) return {};
  const auto err = state->err.load(std::memory_order_acquire);
  if (err == 0) return {};
  return static_cast<Errc>(err);
}

std::exception_ptr Cause(const Context& c) {
  const std::error_code err = c.Err();
  if (!err) return nullptr;
  const auto& cause = detail::NearestCancelNode(c.node())->cause;
  if (cause.exception != nullptr) return cause.exception;
  return std::make_exception_ptr(
      std::system_error(cause.code ? cause.code : err));
}

std::error_code CauseCode(const Context& c) noexcept {
  const std::error_code err = c.Err();
  if (!err) return {};
  const auto& cause = detail::NearestCancelNode(c.node())->cause;
  if (cause.code) return cause.code;
  const std::error_code code = detail::CodeOf(cause.exception);
  return code ? code : err;
}

}  // namespace ctx
