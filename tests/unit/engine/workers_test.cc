#include "driver/engine/workers.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "tests/unit/engine/fixture.h"

namespace ctxtidy::engine {
namespace {

using ::testing::Each;
using ::testing::SizeIs;

class WorkersTest : public DirectoryTest {
 protected:
  // The answers to tasks 0 to `count` - 1.
  std::map<std::size_t, Answer> Run(
      std::size_t count, const std::function<std::string(std::size_t)>& work,
      unsigned jobs = 2) {
    std::vector<std::size_t> tasks;
    for (std::size_t i = 0; i < count; ++i) tasks.push_back(i);
    std::map<std::size_t, Answer> answers;
    complete_ = ForEachInWorkers(tasks, jobs, limits_, work,
                                 [&](std::size_t task, Answer answer) {
                                   answers[task] = std::move(answer);
                                 });
    return answers;
  }

  // How often `name` was asked for, also by other processes.
  int Times(const std::string& name) {
    int times = 0;
    while (!std::filesystem::create_directory(directory_ /
                                              (name + std::to_string(times)))) {
      ++times;
    }
    return times + 1;
  }

  Limits limits_;
  bool complete_ = false;
};

TEST_F(WorkersTest, AnswersComeBack) {
  const auto answers = Run(
      40, [](std::size_t task) { return std::string(task * 5000, 'x'); }, 3);
  EXPECT_TRUE(complete_);
  ASSERT_THAT(answers, SizeIs(40));
  for (const auto& [task, answer] : answers) {
    EXPECT_EQ(answer.fate, Fate::kDone);
    EXPECT_EQ(answer.bytes, std::string(task * 5000, 'x'));
  }
}

TEST_F(WorkersTest, OneProcessDoesManyTasks) {
  const auto answers =
      Run(10, [](std::size_t) { return std::to_string(getpid()); }, 1);
  for (const auto& [task, answer] : answers) {
    EXPECT_EQ(answer.bytes, answers.at(0).bytes);
    EXPECT_NE(answer.bytes, std::to_string(getpid()));
  }
}

TEST_F(WorkersTest, NothingToDo) {
  EXPECT_THAT(Run(0, [](std::size_t) { return ""; }), SizeIs(0));
  EXPECT_TRUE(complete_);
}

TEST_F(WorkersTest, ACrashCostsOneTaskAfterTwoTries) {
  const auto answers = Run(6, [this](std::size_t task) -> std::string {
    if (task == 2) {
      Times("try");
      raise(SIGSEGV);
    }
    return "fine";
  });
  EXPECT_EQ(answers.at(2).fate, Fate::kCrashed);
  EXPECT_EQ(answers.at(2).signal, SIGSEGV);
  EXPECT_EQ(Times("try"), 3) << "tried twice, and now by this line";
  for (const std::size_t other : {0, 1, 3, 4, 5}) {
    EXPECT_EQ(answers.at(other).bytes, "fine");
  }
}

TEST_F(WorkersTest, ASecondTryMaySucceed) {
  const auto answers = Run(3, [this](std::size_t task) -> std::string {
    if (task == 1 && Times("try") == 1) abort();
    return "fine";
  });
  EXPECT_EQ(answers.at(1).fate, Fate::kDone);
  EXPECT_EQ(answers.at(1).bytes, "fine");
}

TEST_F(WorkersTest, WhatTakesTooLongIsEnded) {
  limits_.seconds = 1;
  const auto answers = Run(2, [](std::size_t task) -> std::string {
    while (task == 0) pause();
    return "fine";
  });
  EXPECT_EQ(answers.at(0).fate, Fate::kTooLong);
  EXPECT_EQ(answers.at(1).bytes, "fine");
}

TEST_F(WorkersTest, WhatTakesTooMuchMemoryIsEnded) {
  limits_.bytes = std::uint64_t{512} << 20;
  const auto answers = Run(2, [](std::size_t task) -> std::string {
    return std::string(task == 0 ? std::size_t{1} << 30 : 4, 'x');
  });
  EXPECT_EQ(answers.at(0).fate, Fate::kTooMuchMemory);
  EXPECT_EQ(answers.at(1).bytes, "xxxx");
}

TEST_F(WorkersTest, AWorkerThatHasGrownMakesRoom) {
  limits_.bytes = std::uint64_t{512} << 20;
  std::vector<std::string> kept;
  const auto answers = Run(
      4,
      [&kept](std::size_t) {
        kept.emplace_back(std::size_t{90} << 20, 'x');
        return std::to_string(getpid());
      },
      1);
  EXPECT_EQ(answers.at(0).bytes, answers.at(2).bytes);
  EXPECT_NE(answers.at(2).bytes, answers.at(3).bytes);
}

TEST_F(WorkersTest, AnInterruptEndsTheWork) {
  const pid_t parent = getpid();
  const auto answers = Run(
      50,
      [parent](std::size_t task) -> std::string {
        if (task == 3) kill(parent, SIGINT);
        while (task >= 3) pause();
        return "fine";
      },
      1);
  EXPECT_FALSE(complete_);
  EXPECT_THAT(answers, SizeIs(3));
}

}  // namespace
}  // namespace ctxtidy::engine
