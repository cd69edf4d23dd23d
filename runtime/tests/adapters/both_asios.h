// A program with two Asios, each in a file of its own.
#ifndef CTX_TESTS_ADAPTERS_BOTH_ASIOS_H_
#define CTX_TESTS_ADAPTERS_BOTH_ASIOS_H_

#include <system_error>

#include "ctx/context.h"

namespace ctx_test {

// Waits for the end of the context on a timer of Boost.Asio.
std::error_code WaitWithBoost(const ctx::Context& c);

}  // namespace ctx_test

#endif  // CTX_TESTS_ADAPTERS_BOTH_ASIOS_H_
