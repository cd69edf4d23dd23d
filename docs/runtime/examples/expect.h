#ifndef CTXTIDY_DOCS_RUNTIME_EXAMPLES_EXPECT_H_
#define CTXTIDY_DOCS_RUNTIME_EXAMPLES_EXPECT_H_

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <thread>

// Like assert(), but in every build. The examples prove with it what the pages
// say.
#define EXPECT(condition)                                             \
  do {                                                                \
    if (!(condition)) {                                               \
      std::fprintf(stderr, "%s:%d: not so: %s\n", __FILE__, __LINE__, \
                   #condition);                                       \
      std::_Exit(1);                                                  \
    }                                                                 \
  } while (false)

// Waits until the condition holds.
template <class Condition>
void Await(Condition condition) {
  while (!condition())
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
}

#endif  // CTXTIDY_DOCS_RUNTIME_EXAMPLES_EXPECT_H_
