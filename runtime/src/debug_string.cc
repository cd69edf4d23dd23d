#include <chrono>
#include <cstddef>
#include <ostream>
#include <string>
#include <vector>

#include "ctx/context.h"
#include "src/time_source.h"

namespace ctx {
namespace {

std::string DescribeDeadline(const detail::TimerNode& node) {
  const TimePoint now = detail::Now(node.source);
  if (node.deadline == TimePoint::max()) return "WithDeadline(never)";
  if (node.deadline <= now) return "WithDeadline(passed)";
  using Milliseconds = std::chrono::milliseconds;
  const auto left =
      std::chrono::duration_cast<Milliseconds>(node.deadline - now);
  return "WithDeadline(in " + std::to_string(left.count()) + "ms)";
}

std::string Describe(const detail::Node& node) {
  switch (node.kind()) {
    case detail::NodeKind::kBackground:
      return "Background";
    case detail::NodeKind::kTodo:
      return "TODO";
    case detail::NodeKind::kWithoutCancel:
      return "WithoutCancel";
    case detail::NodeKind::kValue:
      if (node.key->label == nullptr) return "WithValue";
      return "WithValue(" + std::string(node.key->label) + ")";
    case detail::NodeKind::kCancel:
      return "WithCancel";
    case detail::NodeKind::kTimer:
      return DescribeDeadline(static_cast<const detail::TimerNode&>(node));
    case detail::NodeKind::kMerge:
      return "WithCancelOn";
    case detail::NodeKind::kStopToken:
      return "FromStopToken";
  }
  return "?";
}

}  // namespace

std::string DebugString(const Context& c) {
  std::vector<const detail::Node*> chain;
  for (const detail::Node* n = c.node(); n != nullptr; n = n->parent) {
    chain.push_back(n);
  }
  std::string text;
  for (std::size_t i = chain.size(); i-- > 0;) {
    if (!text.empty()) text += '.';
    text += Describe(*chain[i]);
  }
  return text;
}

std::ostream& operator<<(std::ostream& out, const Context& c) {
  return out << DebugString(c);
}

}  // namespace ctx
