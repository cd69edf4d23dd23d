// Which cause wins. Every order of events on a parent and a child is played,
// and compared with the rules of Go's context.
#include <gtest/gtest.h>

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ctx/context.h"
#include "ctx/testing.h"
#include "tests/testing.h"

namespace ctx_test {
namespace {

// What is known of a context from outside; "canceled" and "deadline" stand for
// the causes that are made up from the error.
struct End {
  std::error_code err;
  std::string cause;

  bool operator==(const End&) const = default;
};

std::ostream& operator<<(std::ostream& out, const End& end) {
  return out << "{" << end.err.message() << ", " << end.cause << "}";
}

std::string CauseName(const ctx::Context& c) {
  const std::exception_ptr cause = ctx::Cause(c);
  if (cause == nullptr) return "";
  try {
    std::rethrow_exception(cause);
  } catch (const std::system_error& error) {
    EXPECT_EQ(error.code(), c.Err());
    EXPECT_EQ(ctx::CauseCode(c), c.Err());
    return error.code() == ctx::Errc::kCanceled ? "canceled" : "deadline";
  } catch (const std::exception& error) {
    return error.what();
  }
}

End EndOf(const ctx::Context& c) { return {c.Err(), CauseName(c)}; }

enum class Kind { kCancel, kCause, kEarly, kEarlyCause, kLate, kLateCause };
constexpr std::array kKinds = {Kind::kCancel, Kind::kCause,
                               Kind::kEarly,  Kind::kEarlyCause,
                               Kind::kLate,   Kind::kLateCause};

// One context: the real one and what the rules say of it.
struct Played {
  // Early deadlines come with the first tick of the clock, late ones with the
  // second. `shift` keeps those of a parent and of a child apart.
  Played(const ctx::Context& parent, Kind of_kind, std::string of_name,
         ctx::Duration shift)
      : kind(of_kind), name(std::move(of_name)) {
    const bool late = kind == Kind::kLate || kind == Kind::kLateCause;
    const ctx::Duration timeout = (late ? 15s : 5s) + shift;
    if (kind == Kind::kCancel) {
      std::tie(context, cancel) = ctx::WithCancel(parent);
    } else if (kind == Kind::kCause) {
      std::tie(context, cancel_cause) = ctx::WithCancelCause(parent);
    } else if (kind == Kind::kEarly || kind == Kind::kLate) {
      std::tie(context, cancel) = ctx::WithTimeout(parent, timeout);
      due = timeout;
    } else {
      due_cause = name + " was slow";
      std::tie(context, cancel) =
          ctx::WithTimeoutCause(parent, timeout, Error(due_cause.c_str()));
      due = timeout;
    }
  }

  void Cancel(bool with_cause) {
    const std::string cause = "by " + name;
    cancel();
    cancel_cause(with_cause ? Error(cause.c_str()) : nullptr);
    const bool said = with_cause && kind == Kind::kCause;
    Ends({ctx::Errc::kCanceled, said ? cause : "canceled"});
  }
  void Ends(const End& how) {
    if (!end.err) end = how;
  }

  Kind kind;
  std::string name;
  ctx::Context context = ctx::Background();
  ctx::CancelFunc cancel;
  ctx::CancelCauseFunc cancel_cause;

  std::optional<ctx::Duration> due;
  std::string due_cause = "deadline";
  End end;
};

// 'P' and 'C' cancel the parent and the child with a cause, 'p' and 'c' without
// one, 't' is a tick of ten seconds.
constexpr std::string_view kEvents = "PpCct";

class Play {
 public:
  Play(Kind parent, Kind child, ctx::Duration shift)
      : parent_(clock_.Root(), parent, "parent", 0s),
        child_(ctx::WithValue(parent_.context, 1, 1), child, "child", shift) {}

  void On(char event) {
    if (event == 't') {
      Tick();
    } else {
      Played& p = event == 'P' || event == 'p' ? parent_ : child_;
      p.Cancel(event == 'P' || event == 'C');
      HandDown();
    }
  }

  void Check() const {
    EXPECT_EQ(EndOf(parent_.context), parent_.end) << "parent";
    EXPECT_EQ(EndOf(child_.context), child_.end) << "child";
    EXPECT_EQ(child_.context.Done().stop_requested(),
              static_cast<bool>(child_.end.err));
  }
  std::string parent_cause() const { return CauseName(parent_.context); }
  std::string child_cause() const { return CauseName(child_.context); }

 private:
  void Tick() {
    clock_.Advance(10s);
    now_ += 10s;
    // The earlier deadline first: it decides for both if it is the parent's.
    Played* first = &parent_;
    Played* second = &child_;
    if (!first->due || (second->due && *second->due < *first->due)) {
      std::swap(first, second);
    }
    for (Played* p : {first, second}) {
      if (!p->due || *p->due > now_) continue;
      p->Ends({ctx::Errc::kDeadlineExceeded, p->due_cause});
      HandDown();
    }
  }
  void HandDown() {
    if (parent_.end.err) child_.Ends(parent_.end);
  }

  ctx::ManualClock clock_;
  ctx::Duration now_{0};
  Played parent_;
  Played child_;
};

TEST(GoCauseTest, FollowsTheRulesInEveryOrder) {
  constexpr std::size_t kLongest = CTX_SANITIZED ? 3 : 4;
  std::vector<std::string> plays = {""};
  for (std::size_t i = 0; plays[i].size() < kLongest; ++i) {
    for (const char event : kEvents) plays.push_back(plays[i] + event);
  }
  for (const Kind parent : kKinds) {
    for (const Kind child : kKinds) {
      for (const ctx::Duration shift : {-1s, 1s}) {
        for (const std::string& events : plays) {
          SCOPED_TRACE(::testing::Message()
                       << "parent " << static_cast<int>(parent) << ", child "
                       << static_cast<int>(child) << ", events " << events);
          Play play(parent, child, shift);
          for (const char event : events) play.On(event);
          play.Check();
          if (HasFailure()) return;
        }
      }
    }
  }
}

// The same rules once more, as examples that can be read.
struct Example {
  const char* name;
  const char* events;
  const char* parent;
  const char* child;
};

TEST(GoCauseTest, Examples) {
  for (const auto& [name, events, parent, child] : std::vector<Example>{
           {"nothing happened", "", "", ""},
           {"the parent's reaches the child", "P", "by parent", "by parent"},
           {"the child's stays there", "C", "", "by child"},
           {"none is the error", "p", "canceled", "canceled"},
           {"the parent's before the child's", "PC", "by parent", "by parent"},
           {"the parent's after the child's", "CP", "by parent", "by child"},
           {"the parent's before none", "Pc", "by parent", "by parent"},
           {"the parent's after none", "cP", "by parent", "canceled"},
           {"none before the child's", "pC", "canceled", "canceled"},
           {"none after the child's", "Cp", "canceled", "by child"},
           {"a second one is late", "pP", "canceled", "canceled"}}) {
    SCOPED_TRACE(name);
    Play play(Kind::kCause, Kind::kCause, 1s);
    for (const char event : std::string_view(events)) play.On(event);
    play.Check();
    EXPECT_EQ(play.parent_cause(), parent);
    EXPECT_EQ(play.child_cause(), child);
  }
}

TEST(GoCauseTest, OfARootIsNone) {
  EXPECT_EQ(ctx::Cause(ctx::Background()), nullptr);
  EXPECT_EQ(ctx::Cause(ctx::TODO()), nullptr);
  EXPECT_EQ(ctx::CauseCode(ctx::Background()), std::error_code());
}

TEST(GoCauseTest, PassesThroughValues) {
  const auto [c, cancel] = ctx::WithCancelCause(ctx::Background());
  const ctx::Context value = ctx::WithValue(c, 1, 2);
  cancel(Error("why"));
  EXPECT_EQ(What(ctx::Cause(value)), "why");
}

TEST(GoCauseTest, StopsAtWithoutCancel) {
  const auto [c, cancel] = ctx::WithCancelCause(ctx::Background());
  cancel(Error("why"));
  const ctx::Context free = ctx::WithoutCancel(c);
  EXPECT_EQ(ctx::Cause(free), nullptr);
  const auto [below, cancel_below] = ctx::WithCancelCause(free);
  EXPECT_EQ(ctx::Cause(below), nullptr);
  cancel_below(Error("below"));
  EXPECT_EQ(What(ctx::Cause(below)), "below");
  EXPECT_EQ(ctx::Cause(free), nullptr);
  EXPECT_EQ(What(ctx::Cause(c)), "why");
}

TEST(GoCauseTest, IsThatOfADeadlineAlreadyPassed) {
  const auto [c, cancel] = ctx::WithDeadlineCause(
      ctx::Background(), ctx::Clock::now() - 1s, Error("too late"));
  EXPECT_EQ(EndOf(c), (End{ctx::Errc::kDeadlineExceeded, "too late"}));
  cancel();
  EXPECT_EQ(EndOf(c), (End{ctx::Errc::kDeadlineExceeded, "too late"}));
}

TEST(GoCauseTest, OfATimeoutMayBeNull) {
  const ctx::ManualClock clock;
  const auto [c, cancel] =
      ctx::WithTimeoutCause(clock.Root(), -1s, std::exception_ptr());
  EXPECT_EQ(EndOf(c), (End{ctx::Errc::kDeadlineExceeded, "deadline"}));
}

TEST(GoCauseTest, IsThatOfTheMergedContext) {
  const auto [other, cancel_other] = ctx::WithCancelCause(ctx::Background());
  const auto [c, cancel] = ctx::WithCancelOn(ctx::Background(), other);
  const auto [below, cancel_below] = ctx::WithCancelCause(c);
  cancel_other(Error("other"));
  cancel_below(Error("late"));
  EXPECT_EQ(EndOf(below), (End{ctx::Errc::kCanceled, "other"}));
}

TEST(GoCauseTest, IsTheSameObject) {
  const std::exception_ptr cause = Error("kept");
  const auto [c, cancel] = ctx::WithCancelCause(ctx::Background());
  const auto [child, cancel_child] = ctx::WithCancel(c);
  cancel(cause);
  EXPECT_EQ(ctx::Cause(c), cause);
  EXPECT_EQ(ctx::Cause(child), cause);
}

}  // namespace
}  // namespace ctx_test
