// OpenTelemetry's keys are strings: what stores under one of its own is fine.

#include "opentelemetry/opentelemetry.h"

namespace context = opentelemetry::context;
namespace trace = opentelemetry::trace;

constexpr char kTenant[] = "tenant";

context::Context Tenant(context::Context parent) {
  return parent.SetValue("tenant", true);  // want "context key of type 'nostd::string_view'.* can collide with a key of another component" note "use a name that begins with"
}

context::Context TenantConstant(context::Context parent, std::int64_t id) {
  return parent.SetValue(kTenant, id);  // want "context key of type 'nostd::string_view'.* can collide" note "use"
}

context::Context Built(context::Context parent, const std::string& name) {
  return parent.SetValue(name, 1.5);  // want "context key of type 'nostd::string_view'.* can collide" note "use"
}

void Current() {
  auto next = context::RuntimeContext::SetValue("retries", std::int64_t{3});  // want "context key of type 'nostd::string_view'.* can collide" note "use"
  auto token = context::RuntimeContext::Attach(next);
}

context::Context Span(context::Context parent,
                      opentelemetry::nostd::shared_ptr<trace::Span> span) {
  return parent.SetValue(trace::kSpanKey, span);
}

context::Context Root(context::Context parent) {
  return parent.SetValue(opentelemetry::trace::kIsRootSpanKey, true);
}

context::Context Baggage(
    context::Context parent,
    opentelemetry::nostd::shared_ptr<opentelemetry::baggage::Baggage> baggage) {
  return parent.SetValue((opentelemetry::baggage::kBaggageHeader), baggage);
}

bool Reads(const context::Context& c) { return c.HasKey("tenant"); }

// The name belongs to everybody.
struct Properties {
  void SetValue(const std::string& key, int value);
};
void Other(Properties& properties) { properties.SetValue("tenant", 1); }

// One that is made with its first value.
context::Context Made() {
  return context::Context("tenant", true);  // want "context key of type 'nostd::string_view'.* can collide" note "use a name"
}

context::Context MadeWithBraces() {
  const context::Context made{kTenant, std::int64_t{1}};  // want "context key of type 'nostd::string_view'.* can collide" note "use"
  return made;
}

context::Context MadeForASpan(
    opentelemetry::nostd::shared_ptr<trace::Span> span) {
  return context::Context{trace::kSpanKey, span};
}
