// Lets fork() wait until no thread is inside a short section of the library, so
// that the child finds every tree consistent and unlocked.
#ifndef CTX_SRC_FORK_GATE_H_
#define CTX_SRC_FORK_GATE_H_

#include <atomic>
#include <cstdint>

namespace ctx::detail {

// In the state word of whatever a section locks.
inline constexpr std::uint32_t kLocked = 1 << 2;

// What the gate knows of a thread. Plain stores by that thread, read by fork().
struct ThreadSections {
  enum class Mode : std::uint8_t {
    kUnknown,  // Not registered yet.
    kRegistered,
    kExiting,  // Its sections hold the mutex of the gate instead.
  };

  std::atomic<std::uint32_t> depth{0};
  // What the outermost section locks; of the last one, once it has been left.
  std::atomic<std::atomic<std::uint32_t>*> outermost{nullptr};
  Mode mode = Mode::kUnknown;
  ThreadSections* prev = nullptr;
  ThreadSections* next = nullptr;
};

extern constinit thread_local ThreadSections thread_sections;
extern constinit std::atomic<bool> forking;

void EnterUnregistered() noexcept;
void LeaveExiting() noexcept;
void WaitForFork() noexcept;

// Sections nest. Nothing in them may wait for a thread that is outside. `word`
// is what the caller is about to lock, with a releasing read-modify-write.
inline void EnterSection(std::atomic<std::uint32_t>& word) noexcept {
  ThreadSections& mine = thread_sections;
  const std::uint32_t depth = mine.depth.load(std::memory_order_relaxed);
  if (depth == 0 && mine.mode != ThreadSections::Mode::kRegistered) {
    EnterUnregistered();
  }
  if (depth == 0) mine.outermost.store(&word, std::memory_order_relaxed);
  mine.depth.store(depth + 1, std::memory_order_release);
}

inline void LeaveSection() noexcept {
  ThreadSections& mine = thread_sections;
  const std::uint32_t depth = mine.depth.load(std::memory_order_relaxed) - 1;
  mine.depth.store(depth, std::memory_order_release);
  if (depth == 0 && mine.mode == ThreadSections::Mode::kExiting) {
    LeaveExiting();
  }
}

// To be asked after EnterSection() and an atomic read-modify-write: whether a
// fork() is about to happen that does not see this section. Then undo, leave,
// WaitForFork() and try again; the child undoes it by itself. Together with the
// fence in fork() this is Dekker's algorithm; on x86 the read-modify-write is
// the fence.
inline bool ForkIsNear() noexcept {
#if defined(__x86_64__) || defined(__i386__)
  std::atomic_signal_fence(std::memory_order_seq_cst);
#else
  std::atomic_thread_fence(std::memory_order_seq_cst);
#endif
  return forking.load(std::memory_order_relaxed) &&
         thread_sections.depth.load(std::memory_order_relaxed) == 1 &&
         thread_sections.mode == ThreadSections::Mode::kRegistered;
}

}  // namespace ctx::detail

#endif  // CTX_SRC_FORK_GATE_H_
