// An empty OpenTelemetry context has no span: a trace ends where one is used.

#include "grpcpp/grpcpp.h"
#include "opentelemetry/opentelemetry.h"

namespace context = opentelemetry::context;
namespace nostd = opentelemetry::nostd;
namespace trace = opentelemetry::trace;

void Export(int batch, const context::Context& context);

void Argument(const context::Context& context) {
  Export(1, context::Context{});  // want "'Context' starts a new root although context 'context' is in scope"
}

void Injects(context::propagation::TextMapPropagator& propagator,
             context::propagation::TextMapCarrier& carrier,
             const context::Context& current) {
  propagator.Inject(carrier, context::Context());  // want "'Context' starts a new root although context 'current' is in scope"
}

void Propagates(const context::Context& context) { Export(1, context); }

// A metric has no context here, and an empty one is cheap.
class Counter : public opentelemetry::metrics::Counter<int> {
 public:
  void Add(int value) noexcept override {
    auto context = context::Context{};
    Record(value, context);
  }
  void Add(int value, const context::Context& context) noexcept override {
    Record(value, context);
  }

 private:
  void Record(int value, const context::Context& context);
};

// What a new trace is made from.
void NewTrace(trace::Tracer& tracer) {
  trace::StartSpanOptions options;
  options.parent = context::Context{trace::kIsRootSpanKey, true};
  tracer.StartSpan("batch", options);
}

bool IsEmpty(const context::Context& context) {
  return context == context::Context{};
}

// A call's context is another thing than a trace's.
struct Service {
  grpc::Status Serve(grpc::ServerContext* server,
                     context::propagation::TextMapPropagator& propagator,
                     const context::propagation::TextMapCarrier& carrier) {
    context::Context empty{};
    context::Context parent = propagator.Extract(carrier, empty);
    auto token = context::RuntimeContext::Attach(parent);
    Export(1, context::Context{});  // want "'Context' starts a new root although context 'parent' is in scope"
    return grpc::Status::OK;
  }

  grpc::Status Extracts(grpc::ServerContext* server) {
    Export(1, context::Context{});
    return grpc::Status::OK;
  }
};
