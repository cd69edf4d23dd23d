// Random operations on one thread, each compared with a model of what Go's
// rules say: nothing but the rules is shared with the library.
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <memory>
#include <optional>
#include <random>
#include <stop_token>
#include <system_error>
#include <utility>
#include <vector>

#include "ctx/context.h"
#include "ctx/testing.h"
#include "tests/testing.h"

namespace ctx_test {
namespace {

constexpr unsigned kSeeds = CTX_SANITIZED ? 150 : 1000;
constexpr int kSteps = 80;
constexpr int kNone = -1;
constexpr auto kInline = [](const ctx::AfterTask& task) { task(); };
constexpr ctx::Key<int> kId{"id"};

// A number that is a cause, too.
std::error_code Number(int n) { return {n, std::generic_category()}; }

struct ModelNode {
  int parent = kNone;  // Those that end it with them.
  int other = kNone;
  bool shielded = false;              // WithoutCancel.
  bool rooted = true;                 // It will end with the test.
  std::optional<ctx::TimePoint> due;  // Its own, and what that gives as cause.
  std::error_code due_cause;
  std::optional<ctx::TimePoint> deadline;
  int id = 0;  // The nearest value.
  std::error_code err;
  std::error_code cause;
};

class Model {
 public:
  int Add(ModelNode node) {
    nodes_.push_back(node);
    return static_cast<int>(nodes_.size()) - 1;
  }
  const ModelNode& at(int i) const {
    return nodes_[static_cast<std::size_t>(i)];
  }
  int size() const { return static_cast<int>(nodes_.size()); }

  void End(int i, std::error_code err, std::error_code cause) {
    ModelNode& node = nodes_[static_cast<std::size_t>(i)];
    if (node.err) return;
    node.err = err;
    node.cause = cause;
    for (int j = i + 1; j < size(); ++j) {
      if (at(j).shielded) continue;
      if (at(j).parent == i || at(j).other == i) End(j, err, cause);
    }
  }

  // The deadlines come one after the other.
  void Advance(ctx::TimePoint now) {
    while (true) {
      int first = kNone;
      for (int i = 0; i < size(); ++i) {
        if (at(i).err || !at(i).due || *at(i).due > now) continue;
        if (first == kNone || *at(i).due < *at(first).due) first = i;
      }
      if (first == kNone) return;
      End(first, ctx::Errc::kDeadlineExceeded, at(first).due_cause);
    }
  }

 private:
  std::vector<ModelNode> nodes_;
};

std::optional<ctx::TimePoint> Earlier(std::optional<ctx::TimePoint> a,
                                      std::optional<ctx::TimePoint> b) {
  if (!a || !b) return a ? a : b;
  return std::min(*a, *b);
}

// The tree and its model, side by side.
class Tree {
 public:
  explicit Tree(unsigned seed) : random_(seed) {
    Keep(ctx::WithValue(root_.context, kId, 0), nullptr, {});
  }
  // What is observed, and ends never, would never be freed.
  ~Tree() {
    root_.cancel();
    for (const CancelFunction& end : ends_) end(1);
  }

  void Step() {
    switch (Below(12)) {
      case 0:
      case 1:
      case 2:
      case 3:
        return Derive();
      case 4:
        return Cancel();
      case 5:
      case 6:
        return Register();
      case 7:
        return Stop();
      case 8:
        return Observe();
      case 9:
        return StopObserving();
      case 10:
        return Drop();
      default:
        clock_.Advance(1ms * Below(20));
        return model_.Advance(clock_.Now());
    }
  }

  void Check() const {
    for (const Handle& handle : handles_) {
      const ModelNode& expected = model_.at(handle.node);
      SCOPED_TRACE(handle.context);
      EXPECT_EQ(handle.context.Err(), expected.err);
      EXPECT_EQ(handle.context.IsDone(), static_cast<bool>(expected.err));
      EXPECT_EQ(ctx::CauseCode(handle.context), expected.cause);
      EXPECT_EQ(handle.context.Deadline(), expected.deadline);
      EXPECT_EQ(*handle.context.Value(kId), expected.id);
    }
    for (const auto& hook : hooks_) {
      const bool ended{model_.at(hook->node).err};
      EXPECT_EQ(hook->calls, ended && !hook->stopped ? 1 : 0);
      EXPECT_EQ(hook->capture.use_count(), ended || hook->stopped ? 1 : 2);
    }
    for (const auto& observer : observers_) {
      const bool ended{model_.at(observer->node).err};
      EXPECT_EQ(observer->calls, ended ? 1 : 0);
      EXPECT_EQ(observer->token.stop_requested(), ended);
    }
  }

  // Ends all that can be ended by a handle.
  void EndAll() {
    for (const Handle& handle : handles_) End(handle);
    Check();
  }

 private:
  // Ends the node, and returns which of the causes it takes.
  using CancelFunction = std::function<std::error_code(int cause)>;

  struct Handle {
    int node;
    ctx::Context context;
    CancelFunction cancel;
  };
  struct Hook {
    explicit Hook(int of) : node(of) {}

    int node;
    int calls = 0;
    bool stopped = false;
    ctx::StopFunc stop;
    Witness capture = NewWitness();
  };
  struct Observer {
    struct Call {
      int* calls;
      void operator()() const { ++*calls; }
    };
    Observer(int of, std::stop_token done) : node(of), token(std::move(done)) {}

    int node;
    int calls = 0;
    std::stop_token token;
    std::stop_callback<Call> callback{token, Call{&calls}};
  };

  int Below(int n) {
    return static_cast<int>(random_() % static_cast<unsigned>(n));
  }
  template <class T>
  T& Any(std::vector<T>& from) {
    return from[random_() % from.size()];
  }

  void Keep(ctx::Context context, CancelFunction cancel, ModelNode node) {
    if (cancel && !node.rooted) {
      ends_.push_back(cancel);
      node.rooted = true;
    }
    handles_.push_back(
        {model_.Add(node), std::move(context), std::move(cancel)});
  }

  // A new node that inherits what it can.
  ModelNode Heir(const Handle& parent) const {
    ModelNode node = model_.at(parent.node);
    node.parent = parent.node;
    node.other = kNone;
    node.shielded = false;
    node.due = std::nullopt;
    return node;
  }
  static CancelFunction Plain(const ctx::CancelFunc& cancel) {
    return [cancel](int) {
      cancel();
      return ctx::make_error_code(ctx::Errc::kCanceled);
    };
  }

  void Derive() {
    const Handle parent = Any(handles_);
    const ctx::Context& c = parent.context;
    ModelNode node = Heir(parent);
    const int number = model_.size();
    switch (Below(6)) {
      case 0: {
        const auto derived = ctx::WithCancel(c);
        return Keep(derived.context, Plain(derived.cancel), node);
      }
      case 1: {
        const auto derived = ctx::WithCancelCause(c);
        const auto cancel = [cancel = derived.cancel](int cause) {
          cancel(Number(cause));
          return Number(cause);
        };
        return Keep(derived.context, cancel, node);
      }
      case 2: {
        // No two deadlines are the same.
        const ctx::TimePoint due =
            clock_.Now() + 1ms * (Below(40) - 2) + number * 1us;
        const auto derived = ctx::WithDeadlineCause(
            c, due, std::make_exception_ptr(std::system_error(Number(number))));
        if (!node.deadline || due < *node.deadline) {
          node.due = node.deadline = due;
          node.due_cause = Number(number);
        }
        Keep(derived.context, Plain(derived.cancel), node);
        return model_.Advance(clock_.Now());
      }
      case 3: {
        const Handle other = Any(handles_);
        const auto derived = ctx::WithCancelOn(c, other.context);
        const ModelNode& second = model_.at(other.node);
        node.other = other.node;
        node.deadline = Earlier(node.deadline, second.deadline);
        if (!node.err) {
          node.err = second.err;
          node.cause = second.cause;
        }
        return Keep(derived.context, Plain(derived.cancel), node);
      }
      case 4:
        node.id = number;
        return Keep(ctx::WithValue(c, kId, number), nullptr, node);
      default:
        node.shielded = true;
        node.rooted = false;
        node.deadline = std::nullopt;
        node.err = node.cause = std::error_code();
        return Keep(ctx::WithoutCancel(c), nullptr, node);
    }
  }

  void End(const Handle& handle) {
    if (!handle.cancel) return;
    const std::error_code cause = handle.cancel(1 + Below(100));
    model_.End(handle.node, ctx::Errc::kCanceled, cause);
  }
  void Cancel() { End(Any(handles_)); }

  void Register() {
    const Handle& handle = Any(handles_);
    Hook* hook = hooks_.emplace_back(new Hook(handle.node)).get();
    hook->stop =
        ctx::AfterFunc(handle.context, kInline,
                       [hook, capture = hook->capture] { ++hook->calls; });
  }

  void Stop() {
    if (hooks_.empty()) return;
    Hook& hook = *Any(hooks_);
    const bool expected = !model_.at(hook.node).err && !hook.stopped;
    EXPECT_EQ(hook.stop(), expected);
    hook.stopped |= expected;
  }

  void Observe() {
    const Handle& handle = Any(handles_);
    observers_.push_back(
        std::make_unique<Observer>(handle.node, handle.context.Done()));
  }

  void StopObserving() {
    if (observers_.empty()) return;
    std::swap(Any(observers_), observers_.back());
    observers_.pop_back();
  }

  void Drop() {
    if (handles_.size() < 2) return;
    const std::size_t at = 1 + random_() % (handles_.size() - 1);
    handles_.erase(handles_.begin() + static_cast<std::ptrdiff_t>(at));
  }

  std::mt19937 random_;
  ctx::ManualClock clock_;
  ctx::Cancelable root_ = ctx::WithCancel(clock_.Root());
  std::vector<CancelFunction> ends_;
  Model model_;
  std::vector<Handle> handles_;
  std::vector<std::unique_ptr<Hook>> hooks_;
  std::vector<std::unique_ptr<Observer>> observers_;
};

TEST(StressModelTest, EveryOperationFollowsTheModel) {
  for (unsigned seed = 0; seed < kSeeds; ++seed) {
    SCOPED_TRACE(::testing::Message() << "seed " << seed);
    Tree tree(seed);
    for (int step = 0; step < kSteps; ++step) {
      tree.Step();
      tree.Check();
      if (HasFailure()) return;
    }
    tree.EndAll();
  }
}

}  // namespace
}  // namespace ctx_test
