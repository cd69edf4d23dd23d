// A callback that waits for the end of a context. Not part of the public
// interface.
#ifndef CTX_DETAIL_HOOK_H_
#define CTX_DETAIL_HOOK_H_

#include <atomic>
#include <cstdint>
#include <optional>
#include <utility>

#include "ctx/detail/node.h"

namespace ctx::detail {

// What can stand in the list of a cancel node: a child or a hook. `self` and
// `next` are guarded by the lock of the owner of the list.
struct Entry : CancelState {
  explicit Entry(std::uint32_t bits) noexcept { state.store(bits); }

  bool linked() const noexcept {
    return self.load(std::memory_order_acquire) != nullptr;
  }

  int code = 0;  // Of a child: see CancelNode.
  // The pointer that points here; null when not in a list. Goes back to null
  // once, and a null that is read without the lock can be trusted.
  std::atomic<Entry**> self{nullptr};
  Entry* next = nullptr;
};

// Starts with one reference. A registered hook holds another one, and so does a
// task that is on its way to run.
class Hook : public Entry {
 public:
  Hook() noexcept : Entry(kHook) {}
  Hook(const Hook&) = delete;
  Hook& operator=(const Hook&) = delete;
  virtual ~Hook();

  // Runs the callback and frees its captures.
  virtual void Run() noexcept = 0;
  // Frees the captures of a callback that will not run.
  virtual void Discard() noexcept = 0;
  // Gets the callback going: on its own thread unless overridden.
  virtual void Start() noexcept;

  void AddRef() noexcept { refs_.fetch_add(1, std::memory_order_relaxed); }
  void Release() noexcept;

  // True for one caller only: whoever decides whether the callback runs.
  bool Claim() noexcept { return SetsFirst(kClaimed); }
  // True for one caller only: whoever runs the task.
  bool ClaimRun() noexcept { return SetsFirst(kRunning); }

  // Tells a hook from a child; no state of a node has it.
  static constexpr std::uint32_t kHook = std::uint32_t{1} << 31;

 private:
  static constexpr std::uint32_t kClaimed = 1;
  static constexpr std::uint32_t kRunning = 2;

  bool SetsFirst(std::uint32_t bit) noexcept {
    return (state.fetch_or(bit, std::memory_order_acq_rel) & bit) == 0;
  }

  std::atomic<std::uint32_t> refs_{1};
};

class HookRef {
 public:
  HookRef() noexcept = default;
  static HookRef Adopt(Hook* hook) noexcept { return HookRef(hook); }
  static HookRef Share(Hook* hook) noexcept {
    hook->AddRef();
    return HookRef(hook);
  }
  HookRef(const HookRef& other) noexcept : hook_(other.hook_) {
    if (hook_ != nullptr) hook_->AddRef();
  }
  HookRef(HookRef&& other) noexcept
      : hook_(std::exchange(other.hook_, nullptr)) {}
  HookRef& operator=(HookRef other) noexcept {
    std::swap(hook_, other.hook_);
    return *this;
  }
  ~HookRef() {
    if (hook_ != nullptr) hook_->Release();
  }

  Hook* get() const noexcept { return hook_; }
  Hook* operator->() const noexcept { return hook_; }
  explicit operator bool() const noexcept { return hook_ != nullptr; }

 private:
  explicit HookRef(Hook* hook) noexcept : hook_(hook) {}

  Hook* hook_ = nullptr;
};

template <class F>
class ThreadHook : public Hook {
 public:
  explicit ThreadHook(F&& f) : f_(std::move(f)) {}
  void Run() noexcept override {
    (*f_)();
    f_.reset();
  }
  void Discard() noexcept override { f_.reset(); }

 private:
  std::optional<F> f_;
};

// Makes `node`, or its nearest cancel node, start the hook when it is done.
void Register(Node* node, Hook* hook) noexcept;
// True if this call prevented the callback.
bool Stop(Node* node, Hook* hook) noexcept;

}  // namespace ctx::detail

#endif  // CTX_DETAIL_HOOK_H_
