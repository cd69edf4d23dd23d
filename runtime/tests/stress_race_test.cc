// Threads that do everything to one tree at once. Every node notes who tried to
// end it, so that at the end all errors, causes and calls can be accounted for.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <latch>
#include <memory>
#include <optional>
#include <random>
#include <stop_token>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

#include "ctx/context.h"
#include "tests/testing.h"

namespace ctx_test {
namespace {

constexpr int kThreads = 4;
constexpr unsigned kSeeds = CTX_UNDER_TSAN ? 40 : CTX_SANITIZED ? 80 : 250;
constexpr int kSteps = 120;
constexpr std::size_t kSlots = 48;
constexpr auto kInline = [](const ctx::AfterTask& task) { task(); };

// One node of the shared tree. All but the counters is constant once published.
struct Slot {
  ctx::Context context = ctx::Background();
  ctx::CancelCauseFunc cancel_cause;
  ctx::CancelFunc cancel;
  const Slot* parent = nullptr;
  const Slot* other = nullptr;
  bool takes_cause = false;
  std::optional<ctx::TimePoint> due;
  int number = 0;

  // The threads that tried to end it, as bits.
  std::atomic<unsigned> attempts{0};

  std::error_code CauseOf(unsigned thread) const {
    return {number * 10 + static_cast<int>(thread) + 1,
            std::generic_category()};
  }
  void End(unsigned thread) {
    attempts |= 1u << thread;
    cancel();
    if (takes_cause) cancel_cause(CauseOf(thread));
  }
  // Whether one of the attempts explains the cause.
  bool Explains(std::error_code cause) const {
    const unsigned tried = attempts;
    for (unsigned thread = 0; thread < kThreads; ++thread) {
      if ((tried & 1u << thread) == 0) continue;
      if (takes_cause ? cause == CauseOf(thread)
                      : cause == ctx::Errc::kCanceled) {
        return true;
      }
    }
    return due && cause == ctx::Errc::kDeadlineExceeded;
  }
};

class Tree {
 public:
  Tree() {
    Publish(MakeSlot(nullptr, ctx::WithCancelCause(ctx::Background())));
  }

  Slot& Any(std::mt19937& random) {
    const std::size_t count = std::min(published_.load(), kSlots);
    Slot* slot = nullptr;
    while (slot == nullptr) slot = slots_[random() % count].load();
    return *slot;
  }

  static std::unique_ptr<Slot> MakeSlot(const Slot* parent,
                                        ctx::CancelableCause derived) {
    auto slot = std::make_unique<Slot>();
    slot->parent = parent;
    slot->context = std::move(derived.context);
    slot->cancel_cause = std::move(derived.cancel);
    slot->takes_cause = true;
    return slot;
  }
  static std::unique_ptr<Slot> MakeSlot(const Slot* parent,
                                        ctx::Cancelable derived) {
    auto slot = std::make_unique<Slot>();
    slot->parent = parent;
    slot->context = std::move(derived.context);
    slot->cancel = std::move(derived.cancel);
    return slot;
  }

  bool full() const { return published_ >= kSlots; }
  void Publish(std::unique_ptr<Slot> slot) {
    const std::size_t at = published_++;
    if (at >= kSlots) return;
    slot->number = static_cast<int>(at);
    slots_[at] = slot.release();
  }

  // Of those that have been published so far.
  template <class F>
  void ForEach(F f) const {
    for (const auto& slot : slots_) {
      if (Slot* s = slot.load()) f(*s);
    }
  }

  ~Tree() {
    for (const auto& slot : slots_) delete slot.load();
  }

 private:
  std::array<std::atomic<Slot*>, kSlots> slots_ = {};
  std::atomic<std::size_t> published_{0};
};

// A callback that counts, and looks at the tree when it is called.
struct Watch {
  Watch(const Tree& on, const Slot& of) : tree(on), slot(of) {}

  void Called() {
    Look();
    ++calls;  // Last: who waits for it destroys the tree.
  }
  void Look() const {
    EXPECT_TRUE(slot.context.IsDone());
    EXPECT_TRUE(ctx::CauseCode(slot.context));
    EXPECT_TRUE(slot.context.Done().stop_requested());
    if (!early_) return;
    tree.ForEach([&](const Slot& s) {
      if (s.parent != &slot && s.other != &slot) return;
      EXPECT_TRUE(s.context.IsDone()) << "below one whose callback is called";
    });
  }

  void Registered() { early_ = !slot.context.IsDone(); }

  const Tree& tree;
  const Slot& slot;
  std::atomic<int> calls{0};

 private:
  // Registered while the context was active. A callback that comes later runs
  // at once, maybe while others are still marking the subtree.
  std::atomic<bool> early_{false};
};

struct Hook : Watch {
  using Watch::Watch;

  ctx::StopFunc stop;
  std::atomic<int> stops{0};
};

struct Observer : Watch {
  struct Call {
    Watch* watch;
    void operator()() const { watch->Called(); }
  };
  Observer(const Tree& on, const Slot& of, std::stop_token token)
      : Watch(on, of), callback(std::move(token), Call{this}) {}

  std::stop_callback<Call> callback;
};

// What one thread does, and what it alone keeps.
class Worker {
 public:
  Worker(Tree& tree, unsigned id, unsigned seed)
      : tree_(tree), id_(id), random_(seed * kThreads + id) {}

  void Step() {
    Slot& slot = tree_.Any(random_);
    const ctx::Context& c = slot.context;
    switch (random_() % 14) {
      case 0:
      case 1:
        if (tree_.full()) return;
        return tree_.Publish(Tree::MakeSlot(&slot, ctx::WithCancelCause(c)));
      case 2:
        if (tree_.full()) return;
        return tree_.Publish(Tree::MakeSlot(&slot, ctx::WithCancel(c)));
      case 3: {
        auto timed = Tree::MakeSlot(
            &slot, ctx::WithTimeout(c, 1us * (random_() % 3000)));
        timed->due = timed->context.Deadline();
        return tree_.Publish(std::move(timed));
      }
      case 4: {
        const Slot& other = tree_.Any(random_);
        auto merged =
            Tree::MakeSlot(&slot, ctx::WithCancelOn(c, other.context));
        merged->other = &other;
        return tree_.Publish(std::move(merged));
      }
      case 5:  // Not the root: all would be over.
        if (slot.parent == nullptr || random_() % 3 != 0) return;
        slot.End(id_);
        EXPECT_TRUE(c.IsDone());
        return ExpectSubtreeEnded(slot);
      case 6:
      case 7: {
        Hook* hook = hooks_.emplace_back(new Hook(tree_, slot)).get();
        const auto f = [hook] { hook->Called(); };
        hook->stop = random_() % 8 == 0 ? ctx::AfterFunc(c, f)
                                        : ctx::AfterFunc(c, kInline, f);
        hook->Registered();
        return;
      }
      case 8:
        if (hooks_.empty()) return;
        return Stop(*hooks_[random_() % hooks_.size()]);
      case 9:
        observers_.push_back(std::make_unique<Observer>(tree_, slot, c.Done()));
        observers_.back()->Registered();
        return;
      case 10: {  // Deregistration waits for a call that is under way.
        if (observers_.empty()) return;
        std::swap(observers_[random_() % observers_.size()], observers_.back());
        observers_.pop_back();
        return;
      }
      case 11: {  // Held by what observes it only, and then by nothing.
        auto held = std::make_unique<ctx::Context>(
            ctx::WithTimeout(ctx::WithValue(c, 1, 1), 1h).context);
        const std::stop_token token = held->Done();
        const auto stop = ctx::AfterFunc(*held, kInline, [] {});
        held.reset();
        if (random_() % 2 == 0) stop();
        return;
      }
      case 12:
        if (c.IsDone()) {
          EXPECT_TRUE(ctx::WithCancel(c).context.IsDone());
          EXPECT_TRUE(c.Done().stop_requested());
          EXPECT_NE(ctx::Cause(c), nullptr);
        }
        return;
      default: {
        const ctx::Cancelable own = ctx::WithCancelOn(
            ctx::WithoutCancel(c), tree_.Any(random_).context);
        own.cancel();
        EXPECT_TRUE(own.context.IsDone());
        return;
      }
    }
  }

  void Check() {
    for (const auto& hook : hooks_) {
      EXPECT_LE(hook->calls + hook->stops, 1);
      EXPECT_TRUE(Eventually([&] {
        return hook->calls + hook->stops == 1 || !hook->slot.context.IsDone();
      }));
    }
    for (const auto& observer : observers_) {
      EXPECT_TRUE(Eventually([&] {
        return observer->calls == (observer->slot.context.IsDone() ? 1 : 0);
      }));
    }
  }
  // When all has ended: exactly once, or stopped.
  void CheckEnded() {
    for (const auto& hook : hooks_) {
      EXPECT_TRUE(Eventually([&] { return hook->calls + hook->stops == 1; }));
      Stop(*hook);
      EXPECT_EQ(hook->calls + hook->stops, 1);
    }
    for (const auto& observer : observers_) {
      EXPECT_TRUE(Eventually([&] { return observer->calls == 1; }));
    }
  }

 private:
  static void Stop(Hook& hook) {
    if (hook.stop()) ++hook.stops;
  }
  void ExpectSubtreeEnded(const Slot& of) {
    tree_.ForEach([&](const Slot& s) {
      if (s.parent != &of && s.other != &of) return;
      EXPECT_TRUE(s.context.IsDone());
    });
  }

  Tree& tree_;
  const unsigned id_;
  std::mt19937 random_;
  std::vector<std::unique_ptr<Hook>> hooks_;
  std::vector<std::unique_ptr<Observer>> observers_;
};

// Waits for the timers, then accounts for every node.
void CheckTree(const Tree& tree) {
  tree.ForEach([](Slot& s) {
    if (!s.due) return;
    EXPECT_TRUE(Eventually([&] { return s.context.IsDone(); }));
    s.cancel();  // Returns when all below have ended.
  });
  tree.ForEach([](const Slot& s) {
    SCOPED_TRACE(s.context);
    const auto ended = [](const Slot* of) {
      return of != nullptr && of->context.IsDone();
    };
    const auto cause_of = [](const Slot* of) {
      return ctx::CauseCode(of->context);
    };
    const std::error_code cause = cause_of(&s);
    if (!ended(&s)) {
      EXPECT_EQ(s.attempts, 0u);
      EXPECT_FALSE(ended(s.parent) || ended(s.other));
      EXPECT_FALSE(cause);
      return;
    }
    EXPECT_TRUE(s.Explains(cause) ||
                (ended(s.parent) && cause == cause_of(s.parent)) ||
                (ended(s.other) && cause == cause_of(s.other)))
        << cause.value();
    if (s.context.Err() == ctx::Errc::kDeadlineExceeded) {
      EXPECT_GE(ctx::Clock::now(), s.context.Deadline());
    }
  });
}

TEST(StressRaceTest, EveryEndIsAccountedFor) {
  for (unsigned seed = 0; seed < kSeeds; ++seed) {
    SCOPED_TRACE(::testing::Message() << "seed " << seed);
    Tree tree;
    std::vector<Worker> workers;
    for (unsigned id = 0; id < kThreads; ++id) {
      workers.emplace_back(tree, id, seed);
    }
    std::latch start(kThreads);
    std::vector<std::thread> threads;
    for (Worker& worker : workers) {
      threads.emplace_back([&] {
        start.arrive_and_wait();
        for (int step = 0; step < kSteps; ++step) worker.Step();
      });
    }
    for (auto& thread : threads) thread.join();
    CheckTree(tree);
    for (Worker& worker : workers) worker.Check();
    tree.ForEach([](Slot& s) { s.End(0); });
    for (Worker& worker : workers) worker.CheckEnded();
    if (HasFailure()) return;
  }
}

}  // namespace
}  // namespace ctx_test
