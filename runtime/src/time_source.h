// A clock of its own for a tree, see ManualClock.
#ifndef CTX_SRC_TIME_SOURCE_H_
#define CTX_SRC_TIME_SOURCE_H_

#include <memory>

#include "ctx/context.h"
#include "ctx/detail/value_node.h"
#include "src/timer.h"

namespace ctx::detail {

class TimeSource {
 public:
  virtual ~TimeSource() = default;
  virtual TimePoint Now() const noexcept = 0;
  // As the functions of these names for the real clock, but Arm may throw
  // std::bad_alloc.
  virtual void Arm(TimerNode* node) = 0;
  virtual void Disarm(TimerNode* node) noexcept = 0;
};

// The value under which a tree carries its clock, which lives as long as any
// node of the tree.
extern constinit const Key<std::shared_ptr<TimeSource>> kTimeSource;

// That of the tree; null for the real clock.
inline TimeSource* TimeSourceOf(const Context& c) noexcept {
  const auto* source = c.Value(kTimeSource);
  return source == nullptr ? nullptr : source->get();
}

inline TimePoint Now(const TimeSource* source) noexcept {
  return source == nullptr ? Clock::now() : source->Now();
}

}  // namespace ctx::detail

#endif  // CTX_SRC_TIME_SOURCE_H_
