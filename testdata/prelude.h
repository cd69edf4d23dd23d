// What every golden test and every code block of docs/checks/ may use without
// an #include of its own; precompiled once for all of them.
#ifndef CTXTIDY_TESTDATA_PRELUDE_H_
#define CTXTIDY_TESTDATA_PRELUDE_H_

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <coroutine>
#include <cstdlib>
#include <exception>
#include <functional>
#include <future>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <stdexcept>
#include <stop_token>
#include <string>
#include <string_view>
#include <thread>
#include <tuple>
#include <utility>
#include <vector>

#include <ctx/annotations.h>
#include <ctx/context.h>
#include <ctx/sync.h>

using namespace std::chrono_literals;

// A remote call, as the examples need one: it takes a context and may fail.
struct Reply {
  explicit operator bool() const;
  std::string text;
};
Reply Fetch(const ctx::Context& c);
Reply Fetch(const ctx::Context& c, const std::string& key);
void Work(const ctx::Context& c);
bool Ready();
void Log(const std::string& line);

#endif  // CTXTIDY_TESTDATA_PRELUDE_H_
