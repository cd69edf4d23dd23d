// OpenTelemetry: what is handed no context has no parent span.

#include "opentelemetry/opentelemetry.h"

namespace context = opentelemetry::context;

void Export(int batch, const context::Context& context = context::Context{});
void Record(int value, const context::Context& context =
                           context::RuntimeContext::GetCurrent());

void Handle(const context::Context& context) {
  Export(1, context);
  Export(2);  // want "'Export' is called without context 'context'"
  Record(3);  // It has the current one.
}

void NoContext() { Export(1); }
