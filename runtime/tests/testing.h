#ifndef CTX_TESTS_TESTING_H_
#define CTX_TESTS_TESTING_H_

#include <atomic>
#include <chrono>
#include <exception>
#include <memory>
#include <stdexcept>
#include <string>
#include <thread>

#include "ctx/context.h"

#if defined(__SANITIZE_THREAD__)
#define CTX_UNDER_TSAN 1
#elif defined(__has_feature)
#if __has_feature(thread_sanitizer)
#define CTX_UNDER_TSAN 1
#endif
#endif
#ifndef CTX_UNDER_TSAN
#define CTX_UNDER_TSAN 0
#endif

#if defined(__SANITIZE_ADDRESS__)
#define CTX_SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define CTX_SANITIZED 1
#endif
#endif
#ifndef CTX_SANITIZED
#define CTX_SANITIZED CTX_UNDER_TSAN
#endif

namespace ctx_test {

using namespace std::chrono_literals;

// Waits up to ten seconds; tests that pass wait for moments only.
template <class Pred>
bool Eventually(Pred pred) {
  const auto give_up = ctx::Clock::now() + 10s;
  while (!pred()) {
    if (ctx::Clock::now() > give_up) return false;
    std::this_thread::sleep_for(1ms);
  }
  return true;
}

inline std::exception_ptr Error(const char* what) {
  return std::make_exception_ptr(std::runtime_error(what));
}

// What the exception says; "" for none.
inline std::string What(const std::exception_ptr& exception) {
  if (exception == nullptr) return "";
  try {
    std::rethrow_exception(exception);
  } catch (const std::exception& error) {
    return error.what();
  }
}

// Its use count tells whether a capture or value is still there.
using Witness = std::shared_ptr<int>;
inline Witness NewWitness() { return std::make_shared<int>(0); }

}  // namespace ctx_test

#endif  // CTX_TESTS_TESTING_H_
