// OpenTelemetry's context has to be taken along to another thread, or else the
// trace ends there. It never ends itself.

#include "opentelemetry/opentelemetry.h"

namespace context = opentelemetry::context;

void Export(const context::Context& c);

void TakesAlong(const context::Context& c) {
  std::thread([c] {
    auto token = context::RuntimeContext::Attach(c);
    Export(c);
  }).detach();
}

void TakesCurrent() {
  std::thread([c = context::RuntimeContext::GetCurrent()] {
    Export(c);
  }).detach();
}
