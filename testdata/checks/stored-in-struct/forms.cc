// Members, however they are declared.

#include <array>
#include <deque>
#include <list>
#include <unordered_map>
#include <variant>

struct Containers {
  std::array<ctx::Context, 2> array;                   // want "member 'array' keeps a context"
  std::deque<ctx::Context> deque;                      // want "member 'deque' keeps a context"
  std::list<std::pair<int, ctx::Context>> list;        // want "member 'list' keeps a context"
  std::unordered_map<int, ctx::Context> map;           // want "member 'map' keeps a context"
  std::variant<std::monostate, ctx::Context> variant;  // want "member 'variant' keeps a context"
  std::weak_ptr<const ctx::Context> weak;              // want "member 'weak' keeps a context"
  std::reference_wrapper<const ctx::Context> wrapped;  // want "member 'wrapped' keeps a context"
  std::unique_ptr<ctx::Context[]> owned;               // want "member 'owned' keeps a context"
  const std::optional<ctx::Context>& maybe;            // want "member 'maybe' keeps a context"
  ctx::Context** pointers;                             // want "member 'pointers' keeps a context"
};

class Declared {
 protected:
  mutable ctx::Context c1_;                          // want "member 'c1_' keeps a context"
  const ctx::Context *c2_ = nullptr, *c3_ = nullptr;  // want "member 'c2_' keeps a context" "member 'c3_' keeps a context"
  [[no_unique_address]] ctx::Context c4_;            // want "member 'c4_' keeps a context"
  ctx::Context c5_ = ctx::Background();              // want "member 'c5_' keeps a context"
  decltype(ctx::TODO()) c6_;                         // want "member 'c6_' keeps a context"
};

union Either {
  int number;
  ctx::Context c;  // want "member 'c' keeps a context"
};

namespace {
struct Anonymous {
  ctx::Context c;  // want "member 'c' keeps a context"
};
}  // namespace

template <class T>
struct Job {
  T work;
  const ctx::Context& c;  // want "member 'c' keeps a context"
};
template <>
struct Job<int> {
  ctx::Context special;  // want "member 'special' keeps a context"
};
void Uses(Job<bool>&, Job<char>&, Job<int>&, Anonymous&);

class Worker : public std::enable_shared_from_this<Worker> {
 public:
  explicit Worker(ctx::Context c) : c_(std::move(c)) {}
  void Run() { Work(c_); }

 private:
  ctx::Context c_;  // want "member 'c_' keeps a context"
};
