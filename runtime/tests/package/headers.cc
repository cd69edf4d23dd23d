// Every header that needs nothing but the standard library.
#include <ctx/annotations.h>
#include <ctx/context.h>
#include <ctx/error.h>
#include <ctx/posix.h>
#include <ctx/signal.h>
#include <ctx/stop_token.h>
#include <ctx/sync.h>
#define CTX_TESTING_WITHOUT_GTEST
#include <ctx/testing.h>

// So that the templates are seen too.
inline constexpr ctx::Key<int> kKey{"key"};
struct Tag {
  bool operator==(const Tag&) const = default;
};

CTX_HANDLER int Use(const ctx::Context& parent) {
  const ctx::Context c =
      ctx::WithValue(ctx::WithValue(parent, kKey, 1), Tag{}, 2L);
  const ctx::ScopedContext scope = ctx::WithCancel(c);
  const ctx::StopFunc stop = ctx::AfterFunc(scope.context(), [] {});
  ctx::Channel<int> channel(1);
  ctx::Group group(scope.context());
  group.Go([&](const ctx::Context& mine) { return channel.Send(mine, 1); });
  const ctx::LeakCheck leaks;
  stop();
  return *c.Value(kKey) + static_cast<int>(*c.Value<long>(Tag{}));
}
