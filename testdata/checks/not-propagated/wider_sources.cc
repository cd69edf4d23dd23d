// However a member hands out a context, it is the object's and not the call's.

#include "arrow/arrow.h"
#include "azure/core/context.hpp"
#include "folly/folly.h"
#include "mongo/mongo.h"
#include "seastar/redpanda.hh"

void Take(std::stop_token token);
void Take(const ctx::Context& c);
void Take(folly::CancellationToken token);
void Take(mongo::CancellationToken token);
void Take(arrow::StopToken token);
void Take(Azure::Core::Context const& context);
ss::future<> Upload(int key, ss::abort_source& as);

struct Threads {
  void Source(std::stop_token token) {
    Take(token);
    Take(source_.get_token());  // want "'Take' is given 'source_', although the caller's own context 'token' is in scope"
  }
  void Thread(std::stop_token token) {
    Take(token);
    Take(thread_.get_stop_token());  // want "'Take' is given 'thread_', although"
  }
  void Oldest(std::stop_token token) {
    Take(token);
    Take(waiting_.front());  // One of many, each a call's.
  }
  // Both are waited for.
  void Registered(std::stop_token token) {
    const std::stop_callback joined(source_.get_token(), [] {});
    Take(token);
  }
  // The function ends it when its own caller's is over.
  void Ended(std::stop_token token) {
    const std::stop_callback joined(token, [this] { source_.request_stop(); });
    Take(source_.get_token());
  }
  void EndedHere(std::stop_token token) {
    if (token.stop_requested()) source_.request_stop();
    Take(source_.get_token());
  }
  std::stop_source source_;
  std::jthread thread_;
  std::vector<std::stop_token> waiting_;
};

struct Tokens {
  void Folly(folly::CancellationToken token) {
    Take(token);
    Take(folly_.getToken());  // want "'Take' is given 'folly_', although"
  }
  void Mongo(const mongo::CancellationToken& token) {
    Take(token);
    Take(mongo_.token());  // want "'Take' is given 'mongo_', although"
  }
  void Arrow(const arrow::StopToken& token) {
    Take(token);
    Take(arrow_.token());  // want "'Take' is given 'arrow_', although"
  }
  folly::CancellationSource folly_;
  mongo::CancellationSource mongo_;
  arrow::StopSource arrow_;
};

struct Held {
  void Star(const ctx::Context& c) {
    Take(c);
    Take(*base_);  // want "'Take' is given 'base_', although"
  }
  void Get(const ctx::Context& c) {
    Take(c);
    Take(*base_.get());  // want "'Take' is given 'base_', although"
  }
  void Child(Azure::Core::Context const& context, Azure::DateTime deadline) {
    Take(context);
    Take(azure_.WithDeadline(deadline));  // want "'Take' is given 'azure_', although"
  }
  void Alone() {
    Take(*base_);
    Take(azure_.WithDeadline(Azure::DateTime{}));
  }
  std::shared_ptr<ctx::Context> base_;
  Azure::Core::Context azure_;
};

struct Shards {
  ss::future<> Local(ss::abort_source& as) {
    as.check();
    co_await Upload(1, sharded_.local());  // want "'Upload' is given 'sharded_', although"
  }
  ss::future<> Root(retry_chain_node& parent) {
    parent.check_abort();
    co_await Upload(1, rtc_.root_abort_source());  // want "'Upload' is given 'rtc_', although"
  }
  ss::future<> Node(ss::abort_source& as) {
    retry_chain_node fib(_as, std::chrono::seconds(1), std::chrono::seconds(1));  // want "'basic_retry_chain_node' is given '_as', although the caller's own context 'as' is in scope"
    co_await Upload(1, fib.root_abort_source());
    as.check();
  }
  ss::future<> Joined(ss::abort_source& as) {
    retry_chain_node fib(_as, std::chrono::seconds(1), std::chrono::seconds(1));
    auto joined = as.subscribe([&]() noexcept { fib.request_abort(); });
    co_await Upload(1, fib.root_abort_source());
  }
  ss::future<> Alone() {
    retry_chain_node fib(_as, std::chrono::seconds(1), std::chrono::seconds(1));
    co_await Upload(1, fib.root_abort_source());
  }
  ssx::sharded_abort_source sharded_;
  retry_chain_node rtc_;
  ss::abort_source _as;
};
