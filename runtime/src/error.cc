#include <string>
#include <system_error>

#include "ctx/context.h"

namespace ctx {
namespace {

class Category final : public std::error_category {
 public:
  constexpr Category() noexcept = default;

  const char* name() const noexcept override { return "ctx"; }

  std::string message(int value) const override {
    switch (static_cast<Errc>(value)) {
      case Errc::kCanceled:
        return "context canceled";
      case Errc::kDeadlineExceeded:
        return "context deadline exceeded";
      case Errc::kClosed:
        return "channel closed";
    }
    return "unknown ctx error";
  }

  std::error_condition default_error_condition(
      int value) const noexcept override {
    switch (static_cast<Errc>(value)) {
      case Errc::kCanceled:
        return std::errc::operation_canceled;
      case Errc::kDeadlineExceeded:
        return std::errc::timed_out;
      case Errc::kClosed:
        break;
    }
    return {value, *this};
  }
};

// Never destroyed: error codes are used during static destruction too.
union Immortal {
  constexpr Immortal() noexcept : category() {}
  ~Immortal() {}
  Category category;
};
constinit Immortal immortal;

}  // namespace

const std::error_category& ErrorCategory() noexcept {
  return immortal.category;
}

std::error_code make_error_code(Errc errc) noexcept {
  return {static_cast<int>(errc), ErrorCategory()};
}

}  // namespace ctx
