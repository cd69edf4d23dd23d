// Uses every header in a translation unit without RTTI.
#include <memory>
#include <string>

#include "ctx/annotations.h"
#include "ctx/context.h"
#include "ctx/posix.h"
#include "ctx/signal.h"
#include "ctx/stop_token.h"
#include "ctx/sync.h"

namespace ctx_test {
namespace {

constexpr ctx::Key<std::string> kName{"name"};

struct Number {
  int n;
  bool operator==(const Number&) const = default;
};

}  // namespace

CTX_BLOCKING int Block();
CTX_HANDLER void OnRequest();
CTX_ROOT ctx::Context Root();

bool UseWithoutRtti(const ctx::Context& parent) {
  ctx::ScopedContext scope = ctx::WithCancel(parent);
  const ctx::Context named = ctx::WithValue(scope.context(), kName, "x");
  const ctx::Context both = ctx::WithValue(named, Number{1}, 2);
  const ctx::StopFunc stop = ctx::AfterFunc(both, [] {});
  ctx::AfterFunc(both, [](const ctx::AfterTask& task) { task(); }, [] {});
  ctx::Channel<std::unique_ptr<int>> channel(1);
  ctx::Group group(both);
  group.Go([&](const ctx::Context& c) {
    return channel.Send(c, std::make_unique<int>(3));
  });
  const auto three = channel.Receive(both);
  return !group.Wait() && *both.Value(kName) == "x" &&
         *both.Value<int>(Number{1}) == 2 && three && **three == 3 && stop();
}

}  // namespace ctx_test
