// From C++'s own cancellation to a context. The other way is Context::Done().
#ifndef CTX_STOP_TOKEN_H_
#define CTX_STOP_TOKEN_H_

#include <source_location>
#include <stop_token>

#include "ctx/context.h"

namespace ctx {

// Derives a context that also ends, with Errc::kCanceled, when a stop is
// requested of `token`; at once if it was. Thread-safe. Throws std::bad_alloc.
[[nodiscard]] Cancelable FromStopToken(
    const Context& parent, std::stop_token token,
    std::source_location where = std::source_location::current());

}  // namespace ctx

#endif  // CTX_STOP_TOKEN_H_
