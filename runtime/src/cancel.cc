// Canceling a tree.
//
// A node without children is marked under its own lock. Otherwise the whole
// subtree is marked under MarkMutex() as well, so a canceler that finds a node
// ended but not `marked` waits for the first phase by passing through that
// mutex.
#include "src/cancel_node.h"
#include "src/timer.h"

namespace ctx {
namespace detail {
namespace {

// Nodes that this canceler has ended; it owns a reference to each of them.
class Claimed {
 public:
  CancelNode* front() const noexcept { return front_; }

  static CancelNode* After(CancelNode* node) noexcept {
    return static_cast<CancelNode*>(node->next_work);
  }

  void Append(CancelNode* node) noexcept {
    node->next_work = nullptr;
    if (back_ == nullptr) {
      front_ = node;
    } else {
      back_->next_work = node;
    }
    back_ = node;
  }

 private:
  CancelNode* front_ = nullptr;
  CancelNode* back_ = nullptr;
};

// The caller holds the node's lock.
void Mark(CancelNode* node, std::uint32_t err,
          const CauseValue& cause) noexcept {
  node->cause = cause;
  node->err.store(err, std::memory_order_release);
}

void Unlink(CancelNode* owner, Link* link) noexcept {
  (link->prev != nullptr ? link->prev->next : owner->children) = link->next;
  if (link->next != nullptr) link->next->prev = link->prev;
  link->prev = nullptr;
  link->next = nullptr;
  link->linked.store(false, std::memory_order_relaxed);
}

// Ends the children of a node that has ended, and claims them. A child that is
// about to be destroyed is left alone; it cannot get past its Delist meanwhile.
void MarkChildren(CancelNode* node, Claimed& claimed) noexcept {
  const std::lock_guard lock(node->mutex);
  while (node->children != nullptr) {
    Link* link = node->children;
    CancelNode* child = link->child;
    Unlink(node, link);
    const std::lock_guard child_lock(child->mutex);
    if (child->ended() || !TryAddRef(child)) continue;
    Mark(child, node->err.load(std::memory_order_relaxed), node->cause);
    claimed.Append(child);
  }
}

// The first phase. Claims nothing if the node had ended.
Claimed MarkTree(CancelNode* node, Errc errc,
                 const CauseValue& cause) noexcept {
  Claimed claimed;
  const auto err = static_cast<std::uint32_t>(errc);
  {
    const std::lock_guard lock(node->mutex);
    if (!node->ended() && node->children == nullptr) {
      Mark(node, err, cause);
      node->marked.store(true, std::memory_order_release);
      AddRef(node);
      claimed.Append(node);
      return claimed;
    }
  }
  const std::lock_guard mark_lock(MarkMutex());
  {
    const std::lock_guard lock(node->mutex);
    if (node->ended()) return claimed;
    Mark(node, err, cause);
    AddRef(node);
    claimed.Append(node);
  }
  for (auto* n = claimed.front(); n != nullptr; n = Claimed::After(n)) {
    MarkChildren(n, claimed);
  }
  for (auto* n = claimed.front(); n != nullptr; n = Claimed::After(n)) {
    n->marked.store(true, std::memory_order_release);
  }
  return claimed;
}

void StartHooks(CancelNode* node) noexcept {
  while (true) {
    Hook* hook;
    bool pins_node;
    {
      const std::lock_guard lock(node->mutex);
      hook = node->hooks;
      if (hook == nullptr) return;
      node->hooks = hook->next;
      if (hook->next != nullptr) hook->next->prev = nullptr;
      hook->next = nullptr;
      hook->linked = false;
      pins_node = hook->pins_node;
    }
    if (hook->Claim()) hook->Start();
    hook->Release();
    if (pins_node) Release(node);
  }
}

// The second phase for one node: no lock is held when user code runs.
void Finish(CancelNode* node) noexcept {
  if (node->up.linked.load(std::memory_order_relaxed)) {
    Delist(node->outer, &node->up);
  }
  if (node->across.linked.load(std::memory_order_relaxed)) {
    Delist(NearestCancelNode(node->other.get()), &node->across);
  }
  if (node->timed) Disarm(node);

  std::stop_source stop(std::nostopstate);
  std::unique_ptr<Attachment> attachment;
  bool stop_pins;
  {
    const std::lock_guard lock(node->mutex);
    stop = node->stop;
    attachment = std::move(node->attachment);
    stop_pins = std::exchange(node->stop_pins, false);
  }
  stop.request_stop();
  StartHooks(node);
  attachment.reset();
  if (stop_pins) Release(node);
}

const std::stop_source& StoppedSource() {
  // Leaked, so that it works during static destruction.
  static const std::stop_source& source = []() -> std::stop_source& {
    auto* stopped = new std::stop_source;
    stopped->request_stop();
    return *stopped;
  }();
  return source;
}

}  // namespace

bool Enlist(CancelNode* owner, Link* link) noexcept {
  const std::lock_guard lock(owner->mutex);
  if (owner->ended()) return false;
  link->next = owner->children;
  if (link->next != nullptr) link->next->prev = link;
  owner->children = link;
  link->linked.store(true, std::memory_order_relaxed);
  return true;
}

void Delist(CancelNode* owner, Link* link) noexcept {
  const std::lock_guard lock(owner->mutex);
  if (link->linked.load(std::memory_order_relaxed)) Unlink(owner, link);
}

void Cancel(CancelNode* node, Errc errc, const CauseValue& cause) noexcept {
  if (node->marked.load(std::memory_order_acquire)) return;
  CancelNode* next = MarkTree(node, errc, cause).front();
  while (next != nullptr) {
    CancelNode* current = next;
    next = Claimed::After(current);
    Finish(current);
    Release(current);
  }
}

void Attach(CancelNode* node, std::unique_ptr<Attachment> attachment) noexcept {
  const std::lock_guard lock(node->mutex);
  // Otherwise the parameter is destroyed by the caller, without the lock.
  if (!node->ended()) node->attachment = std::move(attachment);
}

void Destroy(CancelNode* node) noexcept {
  if (node->outer != nullptr) Delist(node->outer, &node->up);
  if (node->other) Delist(NearestCancelNode(node->other.get()), &node->across);
  if (node->timed) Disarm(node);
  // Nobody can stop them any more: a StopFunc would keep the node.
  while (node->hooks != nullptr) {
    Hook* hook = node->hooks;
    node->hooks = hook->next;
    hook->Release();
  }
  delete node;
}

}  // namespace detail

std::stop_token Context::Done() const {
  detail::CancelNode* node = detail::NearestCancelNode(node_.get());
  if (node == nullptr) return {};
  {
    const std::lock_guard lock(node->mutex);
    if (!node->ended()) {
      if (!node->stop.stop_possible()) node->stop = std::stop_source();
      if (node->external && !node->stop_pins) {
        detail::AddRef(node);
        node->stop_pins = true;
      }
      return node->stop.get_token();
    }
  }
  // The node's own token may not be signaled yet; this one is.
  return detail::StoppedSource().get_token();
}

void CancelFunc::operator()() const noexcept {
  if (!node_) return;
  detail::Cancel(detail::NearestCancelNode(node_.get()), Errc::kCanceled, {});
}

void CancelCauseFunc::operator()(std::exception_ptr cause) const noexcept {
  if (!node_) return;
  detail::Cancel(detail::NearestCancelNode(node_.get()), Errc::kCanceled,
                 {.exception = std::move(cause), .code = {}});
}

void CancelCauseFunc::operator()(std::error_code cause) const noexcept {
  if (!node_) return;
  detail::Cancel(detail::NearestCancelNode(node_.get()), Errc::kCanceled,
                 {.exception = nullptr, .code = cause});
}

}  // namespace ctx
