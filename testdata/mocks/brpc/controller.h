// A stand-in for brpc's headers and those of protobuf that it needs: the names
// and shapes that the checks and their tests look at, and nothing that runs.
// The service `demo::Ping` has the form of generated code.
#ifndef CTXTIDY_TESTDATA_MOCKS_BRPC_CONTROLLER_H_
#define CTXTIDY_TESTDATA_MOCKS_BRPC_CONTROLLER_H_

#include <cstdint>
#include <string>

namespace google::protobuf {

class Closure {
 public:
  virtual ~Closure();
  virtual void Run() = 0;
};

class RpcController {
 public:
  virtual ~RpcController();
  virtual bool Failed() const = 0;
  virtual std::string ErrorText() const = 0;
  virtual void StartCancel() = 0;
  virtual void SetFailed(const std::string& reason) = 0;
  virtual bool IsCanceled() const = 0;
  virtual void NotifyOnCancel(Closure* callback) = 0;
};

class RpcChannel {
 public:
  virtual ~RpcChannel();
};

class Service {
 public:
  virtual ~Service();
};

}  // namespace google::protobuf

struct CallId {
  std::uint64_t value;
};

namespace brpc {

class Controller : public google::protobuf::RpcController {
 public:
  Controller();
  ~Controller() override;
  Controller(const Controller&) = delete;
  Controller& operator=(const Controller&) = delete;

  void set_timeout_ms(std::int64_t timeout_ms);
  void set_max_retry(int max_retry);
  void set_log_id(std::uint64_t id);
  CallId call_id();
  std::int64_t deadline_us() const;

  bool Failed() const override;
  std::string ErrorText() const override;
  int ErrorCode() const;
  void StartCancel() override;
  void SetFailed(const std::string& reason) override;
  bool IsCanceled() const override;
  void NotifyOnCancel(google::protobuf::Closure* callback) override;
};

class ClosureGuard {
 public:
  explicit ClosureGuard(google::protobuf::Closure* done);
  ~ClosureGuard();
};

struct ChannelOptions {
  std::int32_t timeout_ms = 500;
};

class Channel : public google::protobuf::RpcChannel {
 public:
  int Init(const char* address, const ChannelOptions* options);
};

void Join(CallId id);
void StartCancel(CallId id);

}  // namespace brpc

using bthread_t = std::uint64_t;
extern "C" {
int bthread_usleep(std::uint64_t microseconds);
int bthread_yield();
int bthread_start_background(bthread_t* thread, const void* attributes,
                             void* (*run)(void*), void* argument);
}

namespace demo {

class PingRequest {
 public:
  const std::string& text() const;
};
class PingReply {
 public:
  void set_text(const std::string& text);
};

class Ping : public google::protobuf::Service {
 public:
  virtual void Send(google::protobuf::RpcController* controller,
                    const PingRequest* request, PingReply* reply,
                    google::protobuf::Closure* done);
};

class Ping_Stub : public Ping {
 public:
  explicit Ping_Stub(google::protobuf::RpcChannel* channel);
  void Send(google::protobuf::RpcController* controller,
            const PingRequest* request, PingReply* reply,
            google::protobuf::Closure* done) override;
};

}  // namespace demo

#endif  // CTXTIDY_TESTDATA_MOCKS_BRPC_CONTROLLER_H_
