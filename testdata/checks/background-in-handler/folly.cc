// Folly: a default-constructed token cannot be cancelled.

#include "folly/folly.h"

using folly::CancellationToken;
using folly::coro::Task;

Task<int> Query(int id, CancellationToken token);
int Scan(const std::string& table, const CancellationToken& token);
Task<void> Flush();

int Argument(const CancellationToken& token) {
  return Scan("users", CancellationToken{});  // want "'CancellationToken' starts a new root although context 'token' is in scope; the caller's cancellation and deadline are lost"
}

Task<int> InCoroutine(CancellationToken token) {
  co_return co_await Query(1, CancellationToken());  // want "'CancellationToken' starts a new root although context 'token' is in scope"
}

int Default(CancellationToken token) {
  CancellationToken never;  // want "'CancellationToken' starts a new root although context 'token' is in scope"
  return Scan("users", never);
}

struct ConnectorQuery {
  const CancellationToken& cancellationToken() const;
};

int FromQuery(const ConnectorQuery& query) {
  return Scan("users", CancellationToken{});  // want "'CancellationToken' starts a new root although context 'query.cancellationToken\(\)' is in scope"
}

Task<int> Current() {
  auto token = co_await folly::coro::co_current_cancellation_token;
  co_return Scan("users", CancellationToken{});  // want "'CancellationToken' starts a new root although context 'token' is in scope"
}

// An empty token shields what must be done to the end.
Task<void> Shielded(CancellationToken token) {
  co_await folly::coro::co_withCancellation(CancellationToken{}, Flush());
}

// Given, or not.
int Given(const CancellationToken* token) {
  return Scan("users", token != nullptr ? *token : CancellationToken{});
}

Task<int> NoToken() { co_return co_await Query(1, CancellationToken{}); }

struct Worker {
  explicit Worker(CancellationToken token)
      : token_(std::move(token)), idle_(CancellationToken{}) {}
  ~Worker() { Scan("users", CancellationToken{}); }
  CancellationToken token_;
  CancellationToken idle_;
};
