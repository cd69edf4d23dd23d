#ifndef ORDERS_LOG_H_
#define ORDERS_LOG_H_

#include <ctx/context.h>

#include <string_view>

namespace orders {

// Writes one line to the standard error output, with the request's id.
void Log(const ctx::Context& c, std::string_view text);

}  // namespace orders

#endif  // ORDERS_LOG_H_
