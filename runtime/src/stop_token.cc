#include "ctx/stop_token.h"

#include <optional>
#include <stop_token>
#include <utility>

#include "src/cancel_node.h"

namespace ctx {
namespace {

// Its callback is destroyed with it, which waits while the callback runs. The
// callback does not wait for the node then: that has no references any more.
struct StopTokenNode final : detail::CancelNode {
  StopTokenNode(detail::Node* node_parent, std::stop_token stop_token) noexcept
      : CancelNode(node_parent, detail::NodeKind::kStopToken),
        token(std::move(stop_token)) {}

  void Pinned() noexcept override {
    if (token.stop_requested()) detail::Cancel(this, Errc::kCanceled, {});
  }
  bool external() const noexcept override { return true; }

  struct OnStop {
    StopTokenNode* node;
    void operator()() const noexcept {
      detail::CancelNode* ending = node;  // Release may destroy this.
      if (!detail::TryAddRef(ending)) return;
      detail::Cancel(ending, Errc::kCanceled, {});
      detail::Release(ending);
    }
  };

  const std::stop_token token;
  std::optional<std::stop_callback<OnStop>> callback;
};

}  // namespace

Cancelable FromStopToken(const Context& parent, std::stop_token token,
                         std::source_location where) {
  if (!token.stop_possible()) return WithCancel(parent, where);
  auto* node = new StopTokenNode(parent.node(), std::move(token));
  detail::AddRef(parent.node());
  Cancelable derived = detail::Connect(node, where);
  node->callback.emplace(node->token, StopTokenNode::OnStop{node});
  return derived;
}

}  // namespace ctx
