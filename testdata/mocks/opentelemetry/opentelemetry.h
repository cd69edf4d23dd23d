// A stand-in for OpenTelemetry's API: the names and shapes that the checks and
// their tests look at, and nothing that runs.
#ifndef CTXTIDY_TESTDATA_MOCKS_OPENTELEMETRY_OPENTELEMETRY_H_
#define CTXTIDY_TESTDATA_MOCKS_OPENTELEMETRY_OPENTELEMETRY_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <variant>

namespace opentelemetry {
inline namespace v1 {

namespace nostd {

template <class T>
using shared_ptr = std::shared_ptr<T>;
template <class T>
using unique_ptr = std::unique_ptr<T>;

// The library's own, for C++ before 17.
class string_view {
 public:
  string_view(const char* text) noexcept;
  string_view(const std::string& text) noexcept;
};

}  // namespace nostd

namespace trace {
class Span;
class SpanContext {};
}  // namespace trace
namespace baggage {
class Baggage;
}  // namespace baggage

namespace context {

using ContextValue =
    std::variant<std::monostate, bool, std::int64_t, double,
                 nostd::shared_ptr<trace::Span>,
                 nostd::shared_ptr<baggage::Baggage>>;

class Context {
 public:
  Context() = default;
  Context(nostd::string_view key, ContextValue value) noexcept;
  Context SetValue(nostd::string_view key, ContextValue value) noexcept;
  ContextValue GetValue(const nostd::string_view key) const noexcept;
  bool HasKey(const nostd::string_view key) const noexcept;
  bool operator==(const Context& other) const noexcept;
};

class Token {
 public:
  virtual ~Token() noexcept;
};

class RuntimeContext {
 public:
  static Context GetCurrent() noexcept;
  static nostd::unique_ptr<Token> Attach(const Context& context) noexcept;
  static bool Detach(Token& token) noexcept;
  static Context SetValue(nostd::string_view key, const ContextValue& value,
                          Context* context = nullptr) noexcept;
  static ContextValue GetValue(nostd::string_view key,
                               Context* context = nullptr) noexcept;
};

namespace propagation {

class TextMapCarrier {
 public:
  virtual ~TextMapCarrier() = default;
};

class TextMapPropagator {
 public:
  virtual ~TextMapPropagator() = default;
  virtual Context Extract(const TextMapCarrier& carrier,
                          Context& context) noexcept = 0;
  virtual void Inject(TextMapCarrier& carrier,
                      const Context& context) noexcept = 0;
};

}  // namespace propagation
}  // namespace context

namespace trace {

constexpr char kSpanKey[] = "active_span";
constexpr char kIsRootSpanKey[] = "is_root_span";

class Span {
 public:
  virtual ~Span();
  virtual void AddEvent(nostd::string_view name) noexcept = 0;
  virtual void End() noexcept = 0;
};

class Scope final {
 public:
  explicit Scope(const nostd::shared_ptr<Span>& span) noexcept;
  ~Scope();
};

struct StartSpanOptions {
  std::variant<SpanContext, context::Context> parent = SpanContext{};
};

class Tracer {
 public:
  virtual ~Tracer();
  nostd::shared_ptr<Span> StartSpan(nostd::string_view name,
                                    const StartSpanOptions& options = {});
  static Scope WithActiveSpan(nostd::shared_ptr<Span>& span) noexcept;
};

nostd::shared_ptr<Span> GetSpan(const context::Context& context) noexcept;
context::Context SetSpan(context::Context& context,
                         nostd::shared_ptr<Span> span) noexcept;

}  // namespace trace

namespace baggage {

constexpr char kBaggageHeader[] = "baggage";
context::Context SetBaggage(context::Context& context,
                            nostd::shared_ptr<Baggage> baggage) noexcept;

}  // namespace baggage

namespace metrics {

template <class T>
class Counter {
 public:
  virtual ~Counter();
  virtual void Add(T value) noexcept = 0;
  virtual void Add(T value, const context::Context& context) noexcept = 0;
};

}  // namespace metrics

}  // namespace v1
}  // namespace opentelemetry

#endif  // CTXTIDY_TESTDATA_MOCKS_OPENTELEMETRY_OPENTELEMETRY_H_
