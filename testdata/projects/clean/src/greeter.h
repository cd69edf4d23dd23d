#ifndef GREET_GREETER_H_
#define GREET_GREETER_H_

#include <ctx/context.h>

#include <string>
#include <system_error>

namespace greet {

inline constexpr ctx::Key<std::string> kUser{"user"};

// Thinks about a greeting for the user of the context, but not for long.
std::error_code Greet(const ctx::Context& c, std::string& greeting);

}  // namespace greet

#endif  // GREET_GREETER_H_
