// From POSIX signals to a context.
#ifndef CTX_SIGNAL_H_
#define CTX_SIGNAL_H_

#include <initializer_list>
#include <source_location>

#include "ctx/context.h"

namespace ctx {

// Derives a context that also ends when the process receives one of the
// signals:
//
//   ctx::ScopedContext scope =
//       ctx::NotifyContext(ctx::Background(), {SIGINT, SIGTERM});
//
// The error is Errc::kCanceled; the cause is a std::system_error that names the
// signal. While such a context is active, its signals have no other effect;
// when the last one for a signal has ended, for whatever reason, the former
// effect is back, so a second Ctrl-C kills the process as usual. Call `cancel`
// to end it. Thread-safe. Throws std::system_error for a signal that cannot be
// caught. Go: signal.NotifyContext.
[[nodiscard]] Cancelable NotifyContext(
    const Context& parent, std::initializer_list<int> signals,
    std::source_location where = std::source_location::current());

}  // namespace ctx

#endif  // CTX_SIGNAL_H_
