// A context that travels inside of something else keeps its own place.

#include <array>
#include <initializer_list>
#include <span>

void Optional(int id, std::optional<ctx::Context> maybe);
void Shared(int id, std::shared_ptr<const ctx::Context> shared);
void Unique(int id, std::unique_ptr<ctx::Context> owned);
void Wrapped(int id, std::reference_wrapper<const ctx::Context> wrapped);
void Vector(int id, const std::vector<ctx::Context>& contexts);
void Span(int id, std::span<const ctx::Context> contexts);
void List(int id, std::initializer_list<ctx::Context> contexts);
void Array(int id, const std::array<ctx::Context, 2>& contexts);
void CArray(int id, const ctx::Context (&contexts)[2]);
void Pair(int id, std::pair<ctx::Context, int> pair);
void Maker(int id, std::function<ctx::Context()> make);
void Getter(int id, ctx::Context (*get)(int));

struct Request {
  const ctx::Context& context() const;
};
void Carrier(int id, const Request& request);

template <class... Contexts>
void Pack(int id, const Contexts&... contexts) {}

void UsePack(const ctx::Context& c, const ctx::Context& d) {
  Pack(1, c, d);
  Pack(2, c);
}
