// Canceling a tree.
//
// The first phase sets the error and the cause of every node, from the top
// downwards. A child is marked under the lock of its parent, so that it cannot
// be freed meanwhile; locks are taken from the root downwards only. A node
// without entries is `kMarked` at once. Marking more than one node needs the
// mark lock too: with merged nodes a tree is none, and two cancelers that each
// wait for what the other one has begun would wait for ever. So a node that is
// met on the way and has ended is complete, or will be by this very canceler;
// only who calls cancel on such a node waits, with no lock held.
//
// The second phase signals and calls, without a lock, what was found in the
// first. Nodes with nothing to signal are never visited again.
#include "src/cancel_node.h"
#include "src/leak_check.h"

namespace ctx {
namespace detail {
namespace {

// Not of a node: held while more than one node is being marked.
constinit CancelState mark_lock;

// Returns when the whole subtree of a node that has ended has its error.
void WaitUntilMarked(CancelNode* node) noexcept {
  Backoff backoff;
  while ((node->state.load(std::memory_order_acquire) & kMarked) == 0) {
    backoff.Wait();
  }
}

// Nodes that this canceler has ended and that it must visit again; it owns a
// reference to each of them. They are in no list any more but this one.
class Claimed {
 public:
  CancelNode* front() const noexcept { return front_; }

  static CancelNode* After(CancelNode* node) noexcept {
    if (node->kind() == NodeKind::kMerge) {
      return static_cast<MergeNode*>(node)->next_claimed;
    }
    return static_cast<CancelNode*>(node->next);
  }

  void Append(CancelNode* node) noexcept {
    SetAfter(node, nullptr);
    if (back_ == nullptr) {
      front_ = node;
    } else {
      SetAfter(back_, node);
    }
    back_ = node;
  }

 private:
  static void SetAfter(CancelNode* node, CancelNode* next) noexcept {
    if (node->kind() == NodeKind::kMerge) {
      static_cast<MergeNode*>(node)->next_claimed = next;
    } else {
      node->next = next;
    }
  }

  CancelNode* front_ = nullptr;
  CancelNode* back_ = nullptr;
};

// The caller has the node's lock. The error becomes visible at unlock.
void Mark(NodeLock& lock, CancelNode* node, std::uint32_t err,
          const CauseValue& cause) noexcept {
  if (cause.code) {
    node->category = &cause.code.category();
    node->code = cause.code.value();
    lock.Set(kCodeCause);
  } else if (cause.exception != nullptr) {
    node->cause = cause.exception;
  }
  lock.Set(err);
  if ((lock.bits() & kHasEntries) == 0) lock.Set(kMarked);
}

// What a node must have none of to end without a second phase.
constexpr std::uint32_t kBusy = kHasEntries | kHasStop | kPinned;

// Ends a node without a cause and with nobody to tell, in one step.
bool MarkAtOnce(CancelNode* node, std::uint32_t bits,
                std::uint32_t err) noexcept {
  constexpr std::uint32_t kNeedsLock = CancelState::kErr | kLocked | kBusy;
  return (bits & kNeedsLock) == 0 &&
         node->state.compare_exchange_strong(
             bits, bits | err | kMarked | kClaimed, std::memory_order_acq_rel,
             std::memory_order_relaxed);
}

// Ends a child of a node whose lock the caller has, and the mark lock. True if
// it is to be visited again; then there is a reference for that.
bool MarkChild(CancelNode* child, std::uint32_t err,
               const CauseValue& cause) noexcept {
  // Others than these must be taken out of more than the parent's list.
  const bool plain = child->kind() == NodeKind::kCancel;
  if (plain && cause.empty() &&
      MarkAtOnce(child, child->state.load(std::memory_order_relaxed), err)) {
    return false;
  }
  NodeLock lock(child);
  if (lock.ended()) return false;
  const bool again = !plain || (lock.bits() & kBusy) != 0;
  Mark(lock, child, err, cause);
  if (again && !TryAddRef(child)) {
    lock.Set(kMarked);  // It has no children, and see Survives().
    return false;
  }
  lock.Set(kClaimed);
  return again;
}

// Ends the children of a node that has ended. Its list keeps the hooks. A child
// that leaves the list may be freed at once, if there is no reference to it.
void MarkChildren(CancelNode* node, std::uint32_t err, const CauseValue& cause,
                  Claimed& claimed) noexcept {
  NodeLock lock(node);
  for (Entry** at = &node->list; *at != nullptr;) {
    Entry* entry = *at;
    const auto bits = entry->state.load(std::memory_order_relaxed);
    if ((bits & Hook::kHook) != 0) {
      at = &entry->next;
      continue;
    }
    if (entry->next != nullptr) __builtin_prefetch(entry->next, 1);
    CancelNode* child = (bits & Across::kAcross) != 0
                            ? static_cast<Across*>(entry)->node
                            : static_cast<CancelNode*>(entry);
    const bool again = MarkChild(child, err, cause);
    Unlink(lock, node, entry);
    if (again) claimed.Append(child);
  }
}

void SetMarked(CancelNode* node) noexcept {
  NodeLock lock(node);
  lock.Set(kMarked);
}

// The first phase. False if the node had ended before.
bool MarkTree(CancelNode* node, std::uint32_t err, const CauseValue& cause,
              Claimed& claimed) noexcept {
  {
    NodeLock lock(node);
    if (lock.ended()) return false;
    if ((lock.bits() & kHasEntries) == 0) {
      Mark(lock, node, err, cause);
      lock.Set(kClaimed);
      return true;
    }
  }
  const NodeLock marking(&mark_lock);
  {
    NodeLock lock(node);
    if (lock.ended()) return false;
    Mark(lock, node, err, cause);
    lock.Set(kClaimed);
  }
  MarkChildren(node, err, cause, claimed);
  for (auto* n = claimed.front(); n != nullptr; n = Claimed::After(n)) {
    if ((n->state.load(std::memory_order_relaxed) & kMarked) == 0) {
      MarkChildren(n, err, cause, claimed);
    }
  }
  for (auto* n = claimed.front(); n != nullptr; n = Claimed::After(n)) {
    if ((n->state.load(std::memory_order_relaxed) & kMarked) == 0) SetMarked(n);
  }
  SetMarked(node);
  return true;
}

void StartHooks(CancelNode* node) noexcept {
  while (true) {
    Hook* hook;
    {
      NodeLock lock(node);
      if (node->list == nullptr) return;
      hook = static_cast<Hook*>(node->list);
      Unlink(lock, node, hook);
    }
    if (hook->Claim()) hook->Start();
    hook->Release();
  }
}

// The second phase for one node: no lock is held when user code runs.
void Finish(CancelNode* node) noexcept {
  DetachNode(node);
  const auto bits = node->state.load(std::memory_order_acquire);
  if ((bits & kHasStop) != 0) node->stop.request_stop();
  if ((bits & kHasEntries) != 0) StartHooks(node);
  if ((bits & kPinned) != 0) {
    {
      NodeLock lock(node);
      lock.Clear(kPinned);
    }
    Release(node);
  }
}

}  // namespace

void Cancel(CancelNode* node, Errc errc, const CauseValue& cause) noexcept {
  const auto err = static_cast<std::uint32_t>(errc);
  const auto bits = node->state.load(std::memory_order_acquire);
  if ((bits & CancelState::kErr) != 0) return WaitUntilMarked(node);
  if (cause.empty() && MarkAtOnce(node, bits, err)) return DetachNode(node);

  Claimed claimed;
  if (!MarkTree(node, err, cause, claimed)) return WaitUntilMarked(node);
  // A callback may drop the handle through which this was called.
  const NodeRef keep = NodeRef::Share(node);
  Finish(node);
  for (CancelNode* next = claimed.front(); next != nullptr;) {
    CancelNode* current = next;
    next = Claimed::After(current);
    Finish(current);
    Release(current);
  }
}

void CancelLike(CancelNode* node, const CancelNode& ended) noexcept {
  const auto err = ended.state.load(std::memory_order_acquire);
  Cancel(node, static_cast<Errc>(err & CancelState::kErr), ended.GetCause());
}

bool Survives(CancelNode* node) noexcept {
  const auto seen = node->state.load(std::memory_order_acquire);
  if ((seen & (kHasEntries | kHasStop)) == 0) return false;
  bool finish;
  {
    NodeLock lock(node);
    if (lock.ended()) {
      // Done by whom could not get a reference any more?
      if ((lock.bits() & kClaimed) != 0) return false;
      lock.Set(kClaimed);
    } else {
      const bool observed =
          (lock.bits() & kHasEntries) != 0 ||
          ((lock.bits() & kHasStop) != 0 && CountOwners(node->stop) > 1);
      if (!observed || !node->external()) return false;
      lock.Set(kPinned);
    }
    // One reference for the pin or the claim, and one for this function.
    node->refs.store(2, std::memory_order_relaxed);
    finish = lock.ended();
  }
  if (finish) {
    Finish(node);
    Release(node);
  } else {
    node->Pinned();
  }
  Release(node);
  return true;
}

void Free(CancelNode* node) noexcept {
  DetachNode(node);
  if ((node->state.load(std::memory_order_relaxed) & kWatched) != 0) {
    NoteFreed(node);
  }
  // Nobody can stop them any more: a StopFunc would keep the node.
  while (node->list != nullptr) {
    auto* hook = static_cast<Hook*>(node->list);
    node->list = hook->next;
    hook->Release();
  }
  if (node->kind() == NodeKind::kCancel) {
    delete static_cast<PlainCancelNode*>(node);
  } else {
    delete node;
  }
}

}  // namespace detail

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
