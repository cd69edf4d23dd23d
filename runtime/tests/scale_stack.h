#ifndef CTX_TESTS_SCALE_STACK_H_
#define CTX_TESTS_SCALE_STACK_H_

#include <gtest/gtest.h>
#include <limits.h>
#include <pthread.h>

#include <algorithm>
#include <cstddef>
#include <functional>

#include "tests/testing.h"

namespace ctx_test {

// Runs `body` on a thread with so little stack that what recurses overflows it.
inline void OnSmallStack(std::function<void()> body) {
  // The frames are larger under the sanitizers.
  const std::size_t size =
      std::max<std::size_t>(static_cast<std::size_t>(PTHREAD_STACK_MIN),
                            CTX_SANITIZED ? 1 << 20 : 64 << 10);
  pthread_attr_t attributes;
  pthread_attr_init(&attributes);
  ASSERT_EQ(pthread_attr_setstacksize(&attributes, size), 0);
  const auto run = [](void* raw) -> void* {
    (*static_cast<std::function<void()>*>(raw))();
    return nullptr;
  };
  pthread_t thread;
  ASSERT_EQ(pthread_create(&thread, &attributes, run, &body), 0);
  pthread_join(thread, nullptr);
  pthread_attr_destroy(&attributes);
}

}  // namespace ctx_test

#endif  // CTX_TESTS_SCALE_STACK_H_
