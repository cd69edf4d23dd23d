// What Attach() returns detaches the context again when it goes away.

#include "opentelemetry/opentelemetry.h"

namespace context = opentelemetry::context;
namespace nostd = opentelemetry::nostd;
namespace trace = opentelemetry::trace;

void Serve();

void Discards(const context::Context& c) {
  context::RuntimeContext::Attach(c);  // want "what 'Attach' returns is discarded; it is undone at once"
  Serve();
}

void DiscardsInBranch(const context::Context& c, bool traced) {
  if (traced) context::RuntimeContext::Attach(c);  // want "what 'Attach' returns is discarded"
  Serve();
}

void ScopeWithoutName(const nostd::shared_ptr<trace::Span>& span) {
  trace::Scope{span};  // want "this 'Scope' has no name; it is undone at once"
  Serve();
}

void ScopeWithoutNameParens(trace::Tracer& tracer) {
  trace::Scope(tracer.StartSpan("serve"));  // want "this 'Scope' has no name"
  Serve();
}

void ActiveWithoutName(nostd::shared_ptr<trace::Span>& span) {
  trace::Tracer::WithActiveSpan(span);  // want "what 'WithActiveSpan' returns is discarded"
  Serve();
}

void Keeps(const context::Context& c, nostd::shared_ptr<trace::Span>& span) {
  auto token = context::RuntimeContext::Attach(c);
  trace::Scope scope(span);
  auto active = trace::Tracer::WithActiveSpan(span);
  auto owned = std::make_unique<trace::Scope>(span);
  Serve();
}

nostd::unique_ptr<context::Token> Returns(const context::Context& c) {
  return context::RuntimeContext::Attach(c);
}

struct Middleware {
  void Begin(const context::Context& c) {
    token_ = context::RuntimeContext::Attach(c);
    stack_.push_back(context::RuntimeContext::Attach(c));
  }
  void End() { context::RuntimeContext::Detach(*token_); }
  nostd::unique_ptr<context::Token> token_;
  std::vector<nostd::unique_ptr<context::Token>> stack_;
};

// Its end is the end of the full expression, and that is what is meant.
int WithinExpression(const nostd::shared_ptr<trace::Span>& span, int value) {
  return (trace::Scope(span), value + 1);
}

// A cast keeps nothing.
void CastToVoid(const context::Context& c) {
  (void)context::RuntimeContext::Attach(c);  // want "what 'Attach' returns is discarded; it is undone at once"
}
