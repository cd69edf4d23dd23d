// A hierarchical timer wheel (Varghese and Lauck, "Hashed and hierarchical
// timing wheels", 1987): adding and removing a timer takes constant time.
#ifndef CTX_SRC_TIMER_WHEEL_H_
#define CTX_SRC_TIMER_WHEEL_H_

#include <array>
#include <atomic>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>

#include "src/timer.h"

namespace ctx::detail {

// Not thread-safe. Time is counted in ticks, which the owner defines. Level n
// has 64 slots of 64^n ticks each; a timer stands at the level of the highest
// digit (to base 64) in which its tick differs from the present one, so within
// a level the earliest slot is the lowest one that is occupied.
class TimerWheel {
 public:
  using Tick = std::uint64_t;
  static constexpr Tick kNever = std::numeric_limits<Tick>::max();

  bool empty() const noexcept { return levels_in_use_ == 0; }

  // Adds a timer that is due at `tick`. Returns when Advance must be called at
  // the latest on its behalf; that may be before it is due.
  Tick Add(TimerNode* node, Tick tick) noexcept {
    if (tick < present_) tick = present_;
    const Tick differing = tick ^ present_;
    const int level =
        differing == 0
            ? 0
            : (static_cast<int>(std::bit_width(differing)) - 1) / kDigit;
    const auto slot = static_cast<std::size_t>(tick >> (level * kDigit)) % 64;
    const auto at = static_cast<std::size_t>(level);

    TimerNode*& first = slots_[at][slot];
    node->wheel_next = first;
    node->wheel_self = &first;
    if (first != nullptr) first->wheel_self = &node->wheel_next;
    first = node;
    node->slot.store(static_cast<std::uint16_t>(at * 64 + slot),
                     std::memory_order_relaxed);
    occupied_[at] |= std::uint64_t{1} << slot;
    levels_in_use_ |= 1u << level;
    return SlotStart(level, slot);
  }

  void Remove(TimerNode* node) noexcept {
    *node->wheel_self = node->wheel_next;
    if (node->wheel_next != nullptr) {
      node->wheel_next->wheel_self = node->wheel_self;
    }
    const std::size_t slot = node->slot.load(std::memory_order_relaxed);
    if (slots_[slot / 64][slot % 64] == nullptr) Vacate(slot / 64, slot % 64);
  }

  // When Advance should be called next; kNever if empty.
  Tick Next() const noexcept {
    if (empty()) return kNever;
    const int level = std::countr_zero(levels_in_use_);
    return SlotStart(level, FirstSlot(level));
  }

  // Takes out a timer that is due at `now`, if there is one. `tick_of` gives
  // the tick of a timer. Call it until it returns null.
  template <class TickOf>
  TimerNode* TakeDue(Tick now, TickOf tick_of) noexcept {
    while (Next() <= now) {
      const int level = std::countr_zero(levels_in_use_);
      const std::size_t slot = FirstSlot(level);
      present_ = SlotStart(level, slot);
      TimerNode* node = slots_[static_cast<std::size_t>(level)][slot];
      if (level == 0) {
        Remove(node);
        return node;
      }
      slots_[static_cast<std::size_t>(level)][slot] = nullptr;
      Vacate(static_cast<std::size_t>(level), slot);
      while (node != nullptr) {
        TimerNode* next = node->wheel_next;
        Add(node, tick_of(node));
        node = next;
      }
    }
    if (present_ < now) present_ = now;
    return nullptr;
  }

 private:
  static constexpr int kDigit = 6;
  static constexpr std::size_t kLevels = 11;  // 64 bits.

  Tick SlotStart(int level, std::size_t slot) const noexcept {
    const int shift = level * kDigit;
    const Tick below = level + 1 == static_cast<int>(kLevels)
                           ? kNever
                           : (Tick{1} << (shift + kDigit)) - 1;
    return (present_ & ~below) | (Tick{slot} << shift);
  }

  std::size_t FirstSlot(int level) const noexcept {
    return static_cast<std::size_t>(
        std::countr_zero(occupied_[static_cast<std::size_t>(level)]));
  }

  void Vacate(std::size_t level, std::size_t slot) noexcept {
    occupied_[level] &= ~(std::uint64_t{1} << slot);
    if (occupied_[level] == 0) levels_in_use_ &= ~(1u << level);
  }

  Tick present_ = 0;
  std::uint32_t levels_in_use_ = 0;
  std::array<std::uint64_t, kLevels> occupied_ = {};
  std::array<std::array<TimerNode*, 64>, kLevels> slots_ = {};
};

}  // namespace ctx::detail

#endif  // CTX_SRC_TIMER_WHEEL_H_
