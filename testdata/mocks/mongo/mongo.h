// A stand-in for the headers of MongoDB's server: the names and shapes that the
// checks and their tests look at, and nothing that runs.
#ifndef CTXTIDY_TESTDATA_MOCKS_MONGO_MONGO_H_
#define CTXTIDY_TESTDATA_MOCKS_MONGO_MONGO_H_

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <utility>

namespace boost {
template <class T>
class intrusive_ptr {
 public:
  T* operator->() const;
  T& operator*() const;
  T* get() const;
};
}  // namespace boost

namespace mongo {

struct BSONObj {};
struct NamespaceString {};

template <class Period>
class Duration {
 public:
  constexpr explicit Duration(long long count) : count_(count) {}
  constexpr long long count() const { return count_; }

 private:
  long long count_;
};
using Milliseconds = Duration<std::milli>;
using Seconds = Duration<std::ratio<1>>;

class Date_t {
 public:
  static Date_t now();
};

class ErrorCodes {
 public:
  enum Error : std::int32_t {
    OK,
    InternalError,
    Interrupted,
    InterruptedAtShutdown,
    CallbackCanceled,
    ExceededTimeLimit,
    NotWritablePrimary,
  };
  static bool isInterruption(Error code);
  static bool isCancellationError(Error code);
  static bool isShutdownError(Error code);
};

class Status {
 public:
  static Status OK();
  Status(ErrorCodes::Error code, std::string reason);
  bool isOK() const;
  ErrorCodes::Error code() const;
  friend bool operator==(const Status& status, ErrorCodes::Error code);
};

class DBException : public std::exception {
 public:
  Status toStatus() const;
  ErrorCodes::Error code() const;
};

namespace stdx {
using mutex = std::mutex;
template <class Mutex>
using unique_lock = std::unique_lock<Mutex>;

class condition_variable : private std::condition_variable {
 public:
  void notify_one() noexcept;
  void notify_all() noexcept;
  template <class Lock>
  void wait(Lock& lock);
  template <class Lock, class Predicate>
  void wait(Lock& lock, Predicate predicate) {}
};

class thread {
 public:
  template <class F>
  explicit thread(F&& f) {}
  void join();
  void detach();
};
}  // namespace stdx

// Says that the caller has taken the lock.
struct WithLock {
  template <class Lock>
  WithLock(const Lock& lock);
};

class CancellationToken {
 public:
  static CancellationToken uncancelable();
  bool isCanceled() const;
  bool isCancelable() const;
};

class CancellationSource {
 public:
  CancellationSource();
  explicit CancellationSource(const CancellationToken& parent);
  void cancel();
  CancellationToken token() const;
};

class Interruptible {
 public:
  static Interruptible* notInterruptible();
  virtual ~Interruptible() = default;
  void checkForInterrupt();
  Status checkForInterruptNoAssert() noexcept;
  Date_t getDeadline() const;
  void sleepFor(Milliseconds duration);
  void sleepUntil(Date_t deadline);
  template <class Lock, class Cv, class Predicate>
  void waitForConditionOrInterrupt(Cv& cv, Lock& lock, Predicate predicate) {}
  template <class Callback>
  auto runWithDeadline(Date_t deadline, ErrorCodes::Error error,
                       Callback&& callback) {
    return callback();
  }
};

class Client;
class ServiceContext;

class OperationContext : public Interruptible {
 public:
  Client* getClient() const;
  ServiceContext* getServiceContext() const;
  CancellationToken getCancellationToken();
  void setDeadlineByDate(Date_t when, ErrorCodes::Error error);
  void markKilled(ErrorCodes::Error code = ErrorCodes::Interrupted);
  ErrorCodes::Error getKillStatus() const;
  bool isKillPending() const;
  template <class Callback>
  void runWithoutInterruptionExceptAtGlobalShutdown(Callback&& callback) {}
};

class ServiceContext {
 public:
  struct OperationContextDeleter {
    void operator()(OperationContext* opCtx) const;
  };
  using UniqueOperationContext =
      std::unique_ptr<OperationContext, OperationContextDeleter>;
  using UniqueClient = std::unique_ptr<Client>;
  UniqueClient makeClient(std::string desc);
  UniqueOperationContext makeOperationContext(Client* client);
};

class Client {
 public:
  ServiceContext::UniqueOperationContext makeOperationContext();
  OperationContext* getOperationContext();
  ServiceContext* getServiceContext() const;
};

Client& cc();

// Makes another client the current one for its lifetime.
class AlternativeClientRegion {
 public:
  explicit AlternativeClientRegion(ServiceContext::UniqueClient& client);
  ~AlternativeClientRegion();
};

// A client for the lifetime of a thread's function.
class ThreadClient {
 public:
  ThreadClient(const std::string& desc, ServiceContext* service);
  Client* operator->() const;
};

void sleepsecs(int seconds);
void sleepmillis(long long milliseconds);
void sleepmicros(long long microseconds);
template <class Period>
void sleepFor(const Duration<Period>& duration);

template <class T>
class Future {
 public:
  T get(Interruptible* interruptible = Interruptible::notInterruptible()) &&;
  T getNoThrow(Interruptible* interruptible =
                   Interruptible::notInterruptible()) && noexcept;
};

// Waits for one value.
template <class T>
class Notification {
 public:
  T& get(Interruptible* interruptible);
  T& get();
  bool waitFor(OperationContext* opCtx, Milliseconds time);
};

class OutOfLineExecutor {
 public:
  virtual ~OutOfLineExecutor() = default;
  virtual void schedule(std::function<void(Status)> task) = 0;
};

class FailPoint {
 public:
  bool shouldFail();
  template <class F>
  void execute(F&& f) {}
  void pauseWhileSet(OperationContext* opCtx);
};

class ExpressionContext {
 public:
  OperationContext* opCtx;
};

template <class F>
auto writeConflictRetry(OperationContext* opCtx, const char* name,
                        const NamespaceString& nss, F&& f) {
  return f();
}

class Command {
 public:
  virtual ~Command() = default;
  virtual bool run(OperationContext* opCtx, const BSONObj& request,
                   BSONObj& result) = 0;
};

}  // namespace mongo

#define MONGO_unlikely(condition) __builtin_expect(bool(condition), false)
void LogMongo(int severity, int id, const char* text);
#define LOGV2(ID, TEXT, ...) LogMongo(0, ID, TEXT)
#define LOGV2_ERROR(ID, TEXT, ...) LogMongo(2, ID, TEXT)

#endif  // CTXTIDY_TESTDATA_MOCKS_MONGO_MONGO_H_
