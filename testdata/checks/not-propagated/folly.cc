// Folly: coroutines hand their token on by themselves, functions do not.

#include "folly/folly.h"

using folly::CancellationToken;
using folly::coro::Task;

int Scan(const std::string& table, CancellationToken token = {});
Task<int> Query(int id, CancellationToken token = {});

int LeftOut(const CancellationToken& token) {
  return Scan("users");  // want "'Scan' is called without context 'token', which is in scope; the call outlives cancellation"
}

int Braces(const CancellationToken& token) {
  return Scan("users", {});  // want "'Scan' is called with no context although 'token' is in scope"
}

int Fine(const CancellationToken& token) { return Scan("users", token); }

// The awaited task gets the token of this one.
Task<int> Implicit(CancellationToken token) { co_return co_await Query(1); }

Task<int> Nobody() { co_return Scan("users"); }
