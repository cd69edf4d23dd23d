// Done() and AfterFunc: who is told when a context ends.
#include <atomic>
#include <cstring>
#include <stop_token>
#include <utility>

#include "ctx/context.h"
#include "src/cancel_node.h"
#include "src/thread.h"
#include "src/timer.h"

namespace ctx {
namespace detail {
namespace {

const std::stop_source& StoppedSource() {
  // Leaked, so that it works during static destruction.
  static const std::stop_source& source = []() -> std::stop_source& {
    auto* stopped = new std::stop_source;
    stopped->request_stop();
    return *stopped;
  }();
  return source;
}

// The standard library does not tell how many tokens there are, but libstdc++
// keeps the number at the head of the shared state.
unsigned ReadOwners(const std::stop_source& source) noexcept {
  static_assert(sizeof source == sizeof(void*));
  const std::atomic<unsigned>* owners;
  std::memcpy(&owners, &source, sizeof owners);
  return owners->load(std::memory_order_acquire);
}

// Whether it is there in the library that this runs with.
bool OwnersCanBeRead() noexcept {
#if defined(__GLIBCXX__)
  static const bool can = [] {
    const std::stop_source& source = StoppedSource();
    const unsigned before = ReadOwners(source);
    const std::stop_token token = source.get_token();
    return before >= 1 && ReadOwners(source) > before;
  }();
  return can;
#else
  return false;
#endif
}

// Both allocate, which nobody should see later on.
[[maybe_unused]] const bool prepared = OwnersCanBeRead();

}  // namespace

unsigned CountOwners(const std::stop_source& stop) noexcept {
  return OwnersCanBeRead() ? ReadOwners(stop) : ~0u;
}

Hook::~Hook() = default;

void Hook::Release() noexcept {
  if (refs_.fetch_sub(1, std::memory_order_acq_rel) == 1) delete this;
}

void Hook::Start() noexcept {
  AddRef();
  const bool started = StartDetachedThread(
      [](void* raw) -> void* {
        auto* hook = static_cast<Hook*>(raw);
        hook->Run();
        hook->Release();
        return nullptr;
      },
      this);
  if (started) return;
  Run();
  Release();
}

void Register(Node* node, Hook* hook) noexcept {
  CancelNode* owner = NearestCancelNode(node);
  if (owner == nullptr) return;
  ReviveTimers();
  {
    NodeLock lock(owner);
    if (!lock.ended()) {
      hook->AddRef();
      Link(lock, owner, hook);
      return;
    }
  }
  if (hook->Claim()) hook->Start();
}

bool Stop(Node* node, Hook* hook) noexcept {
  if (!hook->Claim()) return false;
  if (CancelNode* owner = NearestCancelNode(node)) {
    bool was_linked;
    {
      NodeLock lock(owner);
      was_linked = hook->linked();
      if (was_linked) Unlink(lock, owner, hook);
    }
    if (was_linked) hook->Release();
  }
  hook->Discard();
  return true;
}

}  // namespace detail

std::stop_token Context::Done() const {
  using detail::kHasStop;
  detail::CancelNode* node = detail::NearestCancelNode(node_.get());
  if (node == nullptr) return {};
  detail::ReviveTimers();
  auto bits = node->state.load(std::memory_order_acquire);
  if ((bits & (kHasStop | detail::CancelState::kErr)) == 0) {
    std::stop_source stop;
    detail::NodeLock lock(node);
    if (!lock.ended() && (lock.bits() & kHasStop) == 0) {
      node->stop.swap(stop);
      lock.Set(kHasStop);
    }
    bits = lock.bits();
  }
  // Of a node that has ended, its own token may not be signaled yet.
  if ((bits & detail::CancelState::kErr) != 0) {
    return detail::StoppedSource().get_token();
  }
  return node->stop.get_token();
}

bool StopFunc::operator()() const {
  return hook_ && detail::Stop(node_.get(), hook_.get());
}

}  // namespace ctx
