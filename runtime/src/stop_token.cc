#include "ctx/stop_token.h"

#include <memory>
#include <stop_token>
#include <utility>

#include "src/cancel_node.h"

namespace ctx {
namespace {

// Belongs to the node and dies before it. Its destructor waits for a running
// callback, which then does not wait for the node: either the node has ended,
// so that the callback has nothing to do, or it has no references.
class OnStop final : public detail::Attachment {
 public:
  OnStop(std::stop_token token, detail::CancelNode* node)
      : callback_(std::move(token), Callback{node}) {}

 private:
  struct Callback {
    detail::CancelNode* node;
    void operator()() const noexcept {
      detail::CancelNode* ending = node;  // Cancel destroys this object.
      if (!detail::TryAddRef(ending)) return;
      detail::Cancel(ending, Errc::kCanceled, {});
      detail::Release(ending);
    }
  };

  std::stop_callback<Callback> callback_;
};

}  // namespace

Cancelable FromStopToken(const Context& parent, std::stop_token token) {
  const bool possible = token.stop_possible();
  detail::NodeRef ref = detail::Derive(parent, possible);
  auto* node = static_cast<detail::CancelNode*>(ref.get());
  if (possible) {
    detail::Attach(node, std::make_unique<OnStop>(std::move(token), node));
  }
  return {Context(ref), CancelFunc(ref)};
}

}  // namespace ctx
