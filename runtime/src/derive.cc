#include <algorithm>
#include <exception>
#include <memory>
#include <optional>
#include <source_location>
#include <utility>

#include "ctx/context.h"
#include "src/cancel_node.h"
#include "src/time_source.h"
#include "src/timer.h"

namespace ctx {
namespace detail {
namespace {

CancelNode* NewCancelNode(const Context& parent) {
  auto* node = new PlainCancelNode(parent.node());
  AddRef(parent.node());
  return node;
}

Cancelable DeriveUntil(const Context& parent, TimePoint deadline,
                       std::exception_ptr cause, TimeSource* source,
                       TimePoint now, std::source_location where) {
  const std::optional<TimePoint> inherited = parent.Deadline();
  if (inherited && *inherited <= deadline) {
    return Connect(NewCancelNode(parent), where);
  }
  const bool expired = deadline <= now;
  const bool timed = !expired && deadline != TimePoint::max();
  if (timed && source == nullptr) StartTimers();

  auto* node = new TimerNode(parent.node(), deadline, source, std::move(cause));
  AddRef(parent.node());
  if (!timed) node->NeverArm();
  Cancelable derived = Connect(node, where);
  if (expired) {
    Cancel(node, Errc::kDeadlineExceeded,
           {.exception = node->deadline_cause, .code = {}});
  } else if (timed && source == nullptr) {
    Arm(node);
  } else if (timed) {
    source->Arm(node);
  }
  return derived;
}

Cancelable DeriveFor(const Context& parent, Duration timeout,
                     std::exception_ptr cause, std::source_location where) {
  TimeSource* source = TimeSourceOf(parent);
  const TimePoint now = Now(source);
  return DeriveUntil(parent, SaturatingAdd(now, timeout), std::move(cause),
                     source, now, where);
}

}  // namespace
}  // namespace detail

std::optional<TimePoint> Context::Deadline() const noexcept {
  const detail::CancelNode* node = detail::NearestCancelNode(node_.get());
  if (node == nullptr || (node->state.load(std::memory_order_relaxed) &
                          detail::kHasDeadline) == 0) {
    return std::nullopt;
  }
  return node->deadline;
}

Cancelable WithCancel(const Context& parent, std::source_location where) {
  return detail::Connect(detail::NewCancelNode(parent), where);
}

CancelableCause WithCancelCause(const Context& parent,
                                std::source_location where) {
  Context context = WithCancel(parent, where).context;
  CancelCauseFunc cancel(detail::NodeRef::Share(context.node()));
  return {std::move(context), std::move(cancel)};
}

Cancelable WithDeadline(const Context& parent, TimePoint deadline,
                        std::source_location where) {
  return WithDeadlineCause(parent, deadline, nullptr, where);
}

Cancelable WithDeadline(const Context& parent,
                        std::chrono::system_clock::time_point deadline,
                        std::source_location where) {
  using std::chrono::system_clock;
  // The difference of two extreme time points does not fit.
  const auto now = system_clock::now();
  if (deadline > now && deadline - system_clock::time_point() >
                            system_clock::duration::max() / 2) {
    return WithDeadline(parent, TimePoint::max(), where);
  }
  return WithTimeout(
      parent, deadline <= now ? Duration::zero() : Duration(deadline - now),
      where);
}

Cancelable WithDeadlineCause(const Context& parent, TimePoint deadline,
                             std::exception_ptr cause,
                             std::source_location where) {
  detail::TimeSource* source = detail::TimeSourceOf(parent);
  return detail::DeriveUntil(parent, deadline, std::move(cause), source,
                             detail::Now(source), where);
}

Cancelable WithTimeout(const Context& parent, Duration timeout,
                       std::source_location where) {
  return detail::DeriveFor(parent, timeout, nullptr, where);
}

Cancelable WithTimeoutCause(const Context& parent, Duration timeout,
                            std::exception_ptr cause,
                            std::source_location where) {
  return detail::DeriveFor(parent, timeout, std::move(cause), where);
}

Cancelable WithBudget(const Context& parent, Duration max, Duration headroom,
                      std::source_location where) {
  detail::TimeSource* source = detail::TimeSourceOf(parent);
  const TimePoint now = detail::Now(source);
  TimePoint deadline = detail::SaturatingAdd(now, max);
  if (const std::optional<TimePoint> outer = parent.Deadline()) {
    deadline = std::min(deadline, detail::SaturatingAdd(*outer, -headroom));
  }
  return detail::DeriveUntil(parent, deadline, nullptr, source, now, where);
}

Cancelable WithCancelOn(const Context& parent, const Context& other,
                        std::source_location where) {
  detail::CancelNode* second = detail::NearestCancelNode(other.node());
  if (second == nullptr) return WithCancel(parent, where);

  auto* node = new detail::MergeNode(parent.node(), other.node());
  detail::AddRef(parent.node());
  if (const auto deadline = other.Deadline()) {
    const auto own = parent.Deadline();
    node->deadline = own ? std::min(*own, *deadline) : *deadline;
    node->state.store(detail::kHasDeadline, std::memory_order_relaxed);
  }
  Cancelable derived = detail::Connect(node, where);
  if (!detail::Enlist(second, &node->across)) {
    detail::CancelLike(node, *second);
  } else if (node->ended()) {
    detail::Delist(second, &node->across);
  }
  return derived;
}

Context WithoutCancel(const Context& parent) {
  detail::NodeRef node = detail::MakeNode<detail::Node>(
      parent.node(), detail::NodeKind::kWithoutCancel);
  node->cancel = nullptr;
  return Context(std::move(node));
}

}  // namespace ctx
