// MongoDB: sleeps and waits that an operation's end cannot interrupt.

#include "mongo/mongo.h"

namespace mongo {

void replicate(OperationContext* opCtx);

void sleeps(OperationContext* opCtx) {
  sleepmillis(100);             // want "'sleepmillis' blocks without looking at context 'opCtx'; cancellation has to wait for it" note "use 'OperationContext::sleepFor' instead"
  sleepsecs(1);                 // want "'sleepsecs' blocks" note "use"
  sleepFor(Milliseconds(500));  // want "'sleepFor' blocks" note "use"
  std::this_thread::sleep_for(1s);  // want "'sleep_for' blocks" note "use 'OperationContext::sleepFor' or"
}

void polls(OperationContext* opCtx) {
  while (!Ready()) {
    opCtx->checkForInterrupt();
    sleepmillis(1000);  // want "'sleepmillis' blocks without looking at context 'opCtx'" note "use"
  }
}

class Coordinator {
 public:
  void await(OperationContext* opCtx) {
    stdx::unique_lock<stdx::mutex> lk(_mutex);
    _done.wait(lk, [this] { return _finished; });  // want "'wait' blocks without looking at context 'opCtx'" note "use 'OperationContext::waitForConditionOrInterrupt' instead"
  }

  void awaitAny(OperationContext* opCtx) {
    std::unique_lock lk(_mutex);
    while (!_finished) {
      _changed.wait(lk);  // want "'wait' blocks without looking at context 'opCtx'" note "use"
    }
  }

 private:
  stdx::mutex _mutex;
  stdx::condition_variable _done;
  std::condition_variable_any _changed;
  bool _finished = false;
};

class Cloner {
 public:
  void run() {
    sleepmillis(500);  // want "'sleepmillis' blocks without looking at context '_opCtx'" note "use"
  }

 private:
  OperationContext* const _opCtx;
};

int awaits(OperationContext* opCtx, Notification<int>& arrived) {
  return arrived.get();  // want "'get' ignores context 'opCtx' although an overload takes it; the call outlives cancellation"
}

bool inRetry(OperationContext* opCtx, const NamespaceString& nss) {
  return writeConflictRetry(opCtx, "move", nss, [&] {
    sleepsecs(2);  // want "'sleepsecs' blocks without looking at context 'opCtx'" note "use"
    return true;
  });
}

class CmdSleep : public Command {
 public:
  bool run(OperationContext* opCtx, const BSONObj& request,
           BSONObj& result) override {
    sleepsecs(10);  // want "'sleepsecs' blocks without looking at context 'opCtx'" note "use"
    return true;
  }
};

void sleepsInside() {
  sleepsecs(3);
}

// The traps.

void interruptible(OperationContext* opCtx, stdx::mutex& mutex,
                   stdx::condition_variable& cv, Notification<int>& arrived) {
  opCtx->sleepFor(Milliseconds(100));
  stdx::unique_lock<stdx::mutex> lk(mutex);
  opCtx->waitForConditionOrInterrupt(cv, lk, [] { return Ready(); });
  arrived.get(opCtx);
}

void shortly(OperationContext* opCtx) {
  sleepmillis(1);
  sleepmicros(500);
  replicate(opCtx);
}

void failPoints(OperationContext* opCtx, FailPoint& hang) {
  if (MONGO_unlikely(hang.shouldFail())) {
    sleepsecs(10);
  }
  hang.execute([&](const BSONObj& data) { sleepmillis(1000); });
  opCtx->runWithoutInterruptionExceptAtGlobalShutdown([&] {
    sleepmillis(200);
    replicate(opCtx);
  });
}

void otherClient(OperationContext* opCtx) {
  auto client = opCtx->getServiceContext()->makeClient("monitor");
  AlternativeClientRegion region(client);
  sleepmillis(200);
}

void noContext() { sleepmillis(100); }

void onThread(OperationContext* opCtx) {
  stdx::thread([] { sleepsecs(60); }).detach();
}

void asksInPredicate(OperationContext* opCtx, std::mutex& mutex,
                     stdx::condition_variable& cv) {
  std::unique_lock lk(mutex);
  cv.wait(lk, [&] { return Ready() || opCtx->isKillPending(); });
}

}  // namespace mongo
