#include <chrono>
#include <cstddef>
#include <ostream>
#include <string>
#include <vector>

#include "ctx/context.h"
#include "src/cancel_node.h"

namespace ctx {
namespace {

std::string Describe(const detail::CancelNode& node) {
  if (node.other) return "WithCancelOn";
  if (!node.own_deadline) return "WithCancel";
  if (node.deadline == TimePoint::max()) return "WithDeadline(never)";
  if (node.deadline <= Clock::now()) return "WithDeadline(passed)";
  using Milliseconds = std::chrono::milliseconds;
  const auto left =
      std::chrono::duration_cast<Milliseconds>(node.deadline - Clock::now());
  return "WithDeadline(in " + std::to_string(left.count()) + "ms)";
}

std::string Describe(const detail::Node& node) {
  switch (node.kind) {
    case detail::NodeKind::kBackground:
      return "Background";
    case detail::NodeKind::kTodo:
      return "TODO";
    case detail::NodeKind::kCancel:
      return Describe(static_cast<const detail::CancelNode&>(node));
    case detail::NodeKind::kWithoutCancel:
      return "WithoutCancel";
    case detail::NodeKind::kValue: {
      const auto* name = static_cast<const detail::ValueNode&>(node).name;
      return name == nullptr ? std::string("WithValue")
                             : "WithValue(" + std::string(name) + ")";
    }
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
