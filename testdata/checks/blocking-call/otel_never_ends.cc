// OpenTelemetry's context carries values; there is no cancellation in it that
// could have to wait.

#include "opentelemetry/opentelemetry.h"

namespace context = opentelemetry::context;

void Send(int batch);
void Send(int batch, const context::Context& c);

void Export(const context::Context& context, std::future<int>& done) {
  std::this_thread::sleep_for(1s);
  done.get();
  Send(1, context);
}

void Both(const ctx::Context& c, const context::Context& trace) {
  std::this_thread::sleep_for(1s);  // want "'sleep_for' blocks without looking at context 'c'" note "use"
}

void BothOrders(const context::Context& trace, const ctx::Context& c) {
  std::this_thread::sleep_for(1s);  // want "'sleep_for' blocks without looking at context 'c'" note "use"
}
