#include <algorithm>
#include <memory>
#include <utility>

#include "ctx/context.h"
#include "src/cancel_node.h"
#include "src/timer.h"

namespace ctx {
namespace detail {
namespace {

// Makes the node end with its parent.
void Connect(CancelNode* node) noexcept {
  CancelNode* outer = node->outer;
  if (outer == nullptr || Enlist(outer, &node->up)) return;
  const auto err = outer->err.load(std::memory_order_acquire);
  Cancel(node, static_cast<Errc>(err), outer->cause);
}

NodeRef NewNode(const Context& parent, bool external) {
  NodeRef ref = MakeNode<CancelNode>(parent.node());
  auto* node = static_cast<CancelNode*>(ref.get());
  const CancelNode* outer = node->outer;
  if (outer != nullptr) {
    node->has_deadline = outer->has_deadline;
    node->deadline = outer->deadline;
  }
  node->external = external || outer != nullptr;
  return ref;
}

NodeRef DeriveUntil(const Context& parent, TimePoint deadline,
                    std::exception_ptr cause) {
  const std::optional<TimePoint> inherited = parent.Deadline();
  if (inherited && *inherited <= deadline) return Derive(parent);
  const bool expired = deadline <= Clock::now();
  const bool timed = !expired && deadline != TimePoint::max();

  NodeRef ref = NewNode(parent, timed);
  auto* node = static_cast<CancelNode*>(ref.get());
  node->has_deadline = true;
  node->own_deadline = true;
  node->deadline = deadline;
  node->timed = timed;
  if (timed) node->deadline_cause = cause;
  Connect(node);
  if (expired) {
    Cancel(node, Errc::kDeadlineExceeded,
           {.exception = std::move(cause), .code = {}});
  } else if (timed) {
    Arm(node);
  }
  return ref;
}

Cancelable Wrap(NodeRef node) { return {Context(node), CancelFunc(node)}; }

}  // namespace

NodeRef Derive(const Context& parent, bool external) {
  NodeRef ref = NewNode(parent, external);
  auto* node = static_cast<CancelNode*>(ref.get());
  Connect(node);
  return ref;
}

}  // namespace detail

std::optional<TimePoint> Context::Deadline() const noexcept {
  const detail::CancelNode* node = detail::NearestCancelNode(node_.get());
  if (node == nullptr || !node->has_deadline) return std::nullopt;
  return node->deadline;
}

Cancelable WithCancel(const Context& parent) {
  return detail::Wrap(detail::Derive(parent));
}

CancelableCause WithCancelCause(const Context& parent) {
  detail::NodeRef node = detail::Derive(parent);
  return {Context(node), CancelCauseFunc(node)};
}

Cancelable WithDeadline(const Context& parent, TimePoint deadline) {
  return WithDeadlineCause(parent, deadline, nullptr);
}

Cancelable WithDeadline(const Context& parent,
                        std::chrono::system_clock::time_point deadline) {
  using std::chrono::system_clock;
  // The difference of two extreme time points does not fit.
  const auto now = system_clock::now();
  if (deadline > now && deadline - system_clock::time_point() >
                            system_clock::duration::max() / 2) {
    return WithDeadline(parent, TimePoint::max());
  }
  return WithTimeout(
      parent, deadline <= now ? Duration::zero() : Duration(deadline - now));
}

Cancelable WithDeadlineCause(const Context& parent, TimePoint deadline,
                             std::exception_ptr cause) {
  return detail::Wrap(detail::DeriveUntil(parent, deadline, std::move(cause)));
}

Cancelable WithTimeout(const Context& parent, Duration timeout) {
  return WithTimeoutCause(parent, timeout, nullptr);
}

Cancelable WithTimeoutCause(const Context& parent, Duration timeout,
                            std::exception_ptr cause) {
  return WithDeadlineCause(parent, detail::SaturatingAdd(Clock::now(), timeout),
                           std::move(cause));
}

Cancelable WithBudget(const Context& parent, Duration max, Duration headroom) {
  const TimePoint now = Clock::now();
  TimePoint deadline = detail::SaturatingAdd(now, max);
  if (const std::optional<TimePoint> outer = parent.Deadline()) {
    deadline = std::min(deadline, detail::SaturatingAdd(*outer, -headroom));
  }
  return WithDeadline(parent, deadline);
}

Cancelable WithCancelOn(const Context& parent, const Context& other) {
  detail::CancelNode* second = detail::NearestCancelNode(other.node());
  if (second == nullptr) return WithCancel(parent);

  detail::NodeRef ref = detail::NewNode(parent, true);
  auto* node = static_cast<detail::CancelNode*>(ref.get());
  node->other = detail::NodeRef::Share(other.node());
  if (second->has_deadline &&
      (!node->has_deadline || second->deadline < node->deadline)) {
    node->has_deadline = true;
    node->deadline = second->deadline;
  }
  detail::Connect(node);
  if (!detail::Enlist(second, &node->across)) {
    const auto err = second->err.load(std::memory_order_acquire);
    detail::Cancel(node, static_cast<Errc>(err), second->cause);
  } else if (node->ended()) {
    detail::Delist(second, &node->across);
  }
  return detail::Wrap(std::move(ref));
}

Context WithoutCancel(const Context& parent) {
  detail::NodeRef node = detail::MakeNode<detail::Node>(
      parent.node(), detail::NodeKind::kWithoutCancel);
  node->cancel = nullptr;
  return Context(std::move(node));
}

}  // namespace ctx
