#include <gtest/gtest-spi.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <optional>
#include <sstream>
#include <string>
#include <thread>

#include "ctx/signal.h"
#include "ctx/stop_token.h"
#include "ctx/sync.h"
#include "ctx/testing.h"
#include "tests/testing.h"

namespace ctx_test {
namespace {

TEST(LeakCheckTest, FailsTheTestAtTheDerivation) {
  EXPECT_NONFATAL_FAILURE(
      {
        const ctx::LeakCheck leaks;
        const ctx::Context c = ctx::WithCancel(ctx::Background()).context;
      },
      "never canceled");
}

TEST(LeakCheckTest, SaysWhere) {
  ctx::LeakScope scope;
  const auto line = std::source_location::current().line();
  (void)ctx::WithTimeout(ctx::Background(), 1h);
  const auto held = ctx::WithCancelCause(ctx::Background());
  const auto leaks = scope.Leaks();
  ASSERT_EQ(leaks.size(), 2u);
  EXPECT_EQ(leaks[0].where.line(), line + 1);
  EXPECT_TRUE(
      std::string(leaks[0].where.file_name()).ends_with("leak_check_test.cc"));
  EXPECT_FALSE(leaks[0].alive);
  EXPECT_EQ(leaks[1].where.line(), line + 2);
  EXPECT_TRUE(leaks[1].alive);
  EXPECT_EQ(scope.Take().size(), 2u);
  EXPECT_TRUE(scope.Leaks().empty());
}

TEST(LeakCheckTest, EveryDerivationCounts) {
  ctx::LeakScope scope;
  const ctx::Context root = ctx::Background();
  const ctx::Context other = ctx::WithCancel(root).context;
  std::stop_source stop;
  (void)ctx::WithCancelCause(root);
  (void)ctx::WithDeadline(root, ctx::Clock::now() + 1h);
  (void)ctx::WithDeadline(root, std::chrono::system_clock::now() + 1h);
  (void)ctx::WithDeadlineCause(root, ctx::Clock::now() + 1h, Error("late"));
  (void)ctx::WithTimeout(root, 1h);
  (void)ctx::WithTimeoutCause(root, 1h, Error("late"));
  (void)ctx::WithBudget(root, 1h, 1s);
  (void)ctx::WithCancelOn(root, other);
  (void)ctx::FromStopToken(root, stop.get_token());
  const auto notified = ctx::NotifyContext(root, {SIGUSR2});
  const auto leaks = scope.Take();
  ASSERT_EQ(leaks.size(), 11u);
  for (const ctx::Leak& leak : leaks) {
    EXPECT_TRUE(
        std::string(leak.where.file_name()).ends_with("leak_check_test.cc"))
        << leak.where.file_name() << ":" << leak.where.line();
  }
  notified.cancel();
}

TEST(LeakCheckTest, IsContentWithWhatEnded) {
  const ctx::LeakCheck leaks;
  {
    const ctx::ScopedContext scoped = ctx::WithTimeout(ctx::Background(), 1h);
  }
  const auto [parent, cancel] = ctx::WithCancel(ctx::Background());
  const auto child = ctx::WithTimeout(parent, 1h);
  {
    const auto gone = ctx::WithTimeout(parent, -1s);
  }
  const auto expired = ctx::WithTimeout(ctx::Background(), 1ms);
  EXPECT_TRUE(Eventually([&] { return expired.context.IsDone(); }));
  (void)ctx::WithoutCancel(parent);
  ctx::Group group(parent);
  group.Go([](const ctx::Context& c) { return ctx::SleepFor(c, 1ms); });
  EXPECT_EQ(group.Wait(), std::error_code());
  cancel();
}

TEST(LeakCheckTest, SeesOtherThreads) {
  ctx::LeakScope scope;
  std::thread([] { (void)ctx::WithCancel(ctx::Background()); }).join();
  EXPECT_EQ(scope.Take().size(), 1u);
}

TEST(LeakCheckTest, TheYoungerScopeReports) {
  ctx::LeakScope outer;
  {
    ctx::LeakScope inner;
    (void)ctx::WithCancel(ctx::Background());
    EXPECT_EQ(inner.Take().size(), 1u);
  }
  EXPECT_TRUE(outer.Leaks().empty());
}

TEST(LeakCheckTest, WhatOutlivesTheScopeMayEndLater) {
  std::optional<ctx::Cancelable> derived;
  {
    ctx::LeakScope scope;
    derived = ctx::WithCancel(ctx::Background());
    EXPECT_EQ(scope.Take().size(), 1u);
  }
  derived->cancel();
  derived.reset();
}

TEST(LeakCheckTest, WritesSarif) {
  const auto directory = std::filesystem::temp_directory_path() /
                         ("ctx-leaks-" + std::to_string(getpid()));
  std::filesystem::create_directory(directory);
  setenv("CTX_LEAKCHECK_SARIF", directory.c_str(), 1);
  EXPECT_NONFATAL_FAILURE(
      {
        const ctx::LeakCheck leaks;
        (void)ctx::WithCancel(ctx::Background());
      },
      "ctx-lost-cancel");
  unsetenv("CTX_LEAKCHECK_SARIF");
  std::stringstream text;
  for (const auto& file : std::filesystem::directory_iterator(directory)) {
    text << std::ifstream(file.path()).rdbuf();
  }
  EXPECT_NE(text.str().find(R"("ruleId": "ctx-lost-cancel")"),
            std::string::npos)
      << text.str();
  EXPECT_NE(text.str().find("leak_check_test.cc"), std::string::npos);
  std::filesystem::remove_all(directory);
}

}  // namespace
}  // namespace ctx_test
