// Met in OpenTelemetry's own code: what stores for others, and its tests.

#include "opentelemetry/opentelemetry.h"

namespace opentelemetry::context {

// The finding is for whoever calls it.
Context RuntimeContext::SetValue(nostd::string_view key,
                                 const ContextValue& value,
                                 Context* context) noexcept {
  Context from = context == nullptr ? GetCurrent() : *context;
  return from.SetValue(key, value);
}

// Another function has its own say in what keys are.
Context Put(nostd::string_view key, const ContextValue& value, Context from) {
  return from.SetValue(key, value);  // want "can collide" note "use"
}

}  // namespace opentelemetry::context

#define TEST(suite, name) void suite##_##name()

TEST(ContextTest, Overwrites) {
  opentelemetry::context::Context first;
  auto second = first.SetValue("key", true);
}
