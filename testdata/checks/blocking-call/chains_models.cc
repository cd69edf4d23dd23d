// A helper without a context gets to what blocks by the model of the caller's
// context, not only by those for all.

#include "azure/core/context.hpp"
#include "brpc/controller.h"
#include "ceph/rgw_common.h"
#include "folly/folly.h"
#include "mongo/mongo.h"
#include "opentelemetry/opentelemetry.h"
#include "seastar/seastar.hh"
#include "userver/userver.hpp"

namespace engine = userver::engine;
namespace server = userver::server;

static void PauseForRetry() {
  mongo::sleepsecs(2);  // want note "blocks in 'sleepsecs' here"
}

static void PauseTwice() {
  PauseForRetry();  // want note "calls 'PauseForRetry' here"
}

void Mongo(mongo::OperationContext* opCtx) {
  opCtx->checkForInterrupt();
  PauseTwice();  // want "'PauseTwice' reaches a blocking call and takes no context; cancellation of 'opCtx' has to wait for it"
}

static void PauseFor() {
  mongo::sleepFor(mongo::Milliseconds(500));  // want note "blocks in 'sleepFor' here"
}

void MongoFor(mongo::OperationContext* opCtx) {
  PauseFor();  // want "'PauseFor' reaches a blocking call"
}

static seastar::future<> Settle() {
  return seastar::sleep(3s);  // want note "blocks in 'sleep' here"
}

static seastar::future<> Abortable() {
  co_await seastar::sleep_abortable(3s);  // want note "blocks in 'sleep_abortable' here"
}

static seastar::future<> Admit(seastar::semaphore& slots) {
  return slots.wait(1);  // want note "blocks in 'wait' here"
}

seastar::future<> Seastar(seastar::abort_source& as,
                          seastar::semaphore& slots) {
  as.check();
  co_await Settle();      // want "'Settle' reaches a blocking call and takes no context; cancellation of 'as' has to wait for it"
  co_await Abortable();   // want "'Abortable' reaches a blocking call"
  co_await Admit(slots);  // want "'Admit' reaches a blocking call"
}

static void Backoff() {
  engine::SleepFor(3s);  // want note "blocks in 'SleepFor' here"
}

class Handler : public server::handlers::HttpHandlerBase {
 protected:
  std::string HandleRequestThrow(
      const server::http::HttpRequest& request,
      server::request::RequestContext& context) const override {
    Backoff();  // want "'Backoff' reaches a blocking call and takes no context"
    return {};
  }
};

static void Drain() {
  bthread_usleep(1000000);  // want note "blocks in 'bthread_usleep' here"
}

void Brpc(brpc::Controller* controller) {
  if (!controller->IsCanceled()) {
    Drain();  // want "'Drain' reaches a blocking call"
  }
}

static int Store(librados::IoCtx& ioctx, librados::ObjectWriteOperation* op) {
  return ioctx.operate("oid", op);  // want note "blocks in 'operate' here"
}

int Ceph(librados::IoCtx& ioctx, librados::ObjectWriteOperation* op,
         optional_yield y) {
  return y ? Store(ioctx, op) : 0;  // want "'Store' reaches a blocking call"
}

folly::SemiFuture<int> Begin(int id);

static int Now(int id) {
  return Begin(id).get();  // want note "blocks in 'get' here"
}

folly::coro::Task<int> Folly() {
  co_return Now(1);  // want "'Now' reaches a blocking call and takes no context"
}

static void Finish(Azure::Core::Operation<int>& operation) {
  operation.PollUntilDone(1s);  // want note "blocks in 'PollUntilDone' here"
}

void Azure_(Azure::Core::Operation<int>& operation,
            Azure::Core::Context const& context) {
  context.ThrowIfCancelled();
  Finish(operation);  // want "'Finish' reaches a blocking call"
}

// A context that never ends is none that could end the wait.
static void Traced(const opentelemetry::context::Context& trace) {
  std::this_thread::sleep_for(1s);  // want note "blocks in 'sleep_for' here"
}

void CallsTraced(const ctx::Context& c,
                 const opentelemetry::context::Context& trace) {
  Traced(trace);  // want "'Traced' reaches a blocking call and takes no context; cancellation of 'c' has to wait for it"
}

// The traps.

// What blocks says the model of another library's context.
void OtherModel(const ctx::Context& c) { PauseForRetry(); }
void NoHandler() { Backoff(); }
int NoCoroutine(int id) { return Now(id); }

static void Shortly() { mongo::sleepmillis(1); }

static void Looks() {
  if (engine::current_task::ShouldCancel()) return;
  engine::SleepFor(3s);
}

class Asks : public server::handlers::HttpHandlerBase {
 protected:
  std::string HandleRequestThrow(
      const server::http::HttpRequest& request,
      server::request::RequestContext& context) const override {
    Looks();
    return {};
  }
};

class Service {
 public:
  seastar::future<> run(seastar::abort_source& as) {
    as.check();
    co_await tick(as);
    co_await rest();
  }

 private:
  seastar::future<> tick(seastar::abort_source& as);
  // Judged by itself: it has the service's own.
  seastar::future<> rest() {
    co_await seastar::sleep(3s);  // want "'sleep' blocks without looking at context '_as'" note "use 'sleep_abortable'"
  }
  seastar::abort_source _as;
};

// So is a coroutine that has a context of its own.
static folly::coro::Task<int> Own() {
  co_return Begin(1).get();  // want "'get' blocks without looking at" note "use 'co_await'"
}

folly::coro::Task<int> CallsOwn() { co_return co_await Own(); }

void CallsAll(mongo::OperationContext* opCtx) { Shortly(); }
