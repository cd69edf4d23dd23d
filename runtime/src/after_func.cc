#include <mutex>

#include "ctx/context.h"
#include "src/cancel_node.h"
#include "src/thread.h"

namespace ctx {
namespace detail {

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
  {
    const std::lock_guard lock(owner->mutex);
    if (!owner->ended()) {
      hook->AddRef();
      hook->next = owner->hooks;
      if (hook->next != nullptr) hook->next->prev = hook;
      owner->hooks = hook;
      hook->linked = true;
      hook->pins_node = owner->external;
      if (hook->pins_node) AddRef(owner);
      return;
    }
  }
  if (hook->Claim()) hook->Start();
}

bool Stop(Node* node, Hook* hook) noexcept {
  if (!hook->Claim()) return false;
  CancelNode* owner = NearestCancelNode(node);
  bool was_linked = false;
  if (owner != nullptr) {
    const std::lock_guard lock(owner->mutex);
    was_linked = hook->linked;
    if (was_linked) {
      (hook->prev != nullptr ? hook->prev->next : owner->hooks) = hook->next;
      if (hook->next != nullptr) hook->next->prev = hook->prev;
      hook->prev = nullptr;
      hook->next = nullptr;
      hook->linked = false;
    }
  }
  hook->Discard();
  if (was_linked) {
    const bool pins_node = hook->pins_node;
    hook->Release();
    if (pins_node) Release(owner);
  }
  return true;
}

}  // namespace detail

bool StopFunc::operator()() const {
  return hook_ && detail::Stop(node_.get(), hook_.get());
}

}  // namespace ctx
