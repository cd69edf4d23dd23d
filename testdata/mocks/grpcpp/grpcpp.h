// A stand-in for gRPC's C++ headers: the names and shapes that the checks and
// their tests look at, and nothing that runs. The service that the tests use is
// in echo.grpc.pb.h.
#ifndef CTXTIDY_TESTDATA_MOCKS_GRPCPP_GRPCPP_H_
#define CTXTIDY_TESTDATA_MOCKS_GRPCPP_GRPCPP_H_

#include <chrono>
#include <map>
#include <memory>
#include <string>

namespace grpc {

enum StatusCode {
  OK = 0,
  CANCELLED = 1,
  UNKNOWN = 2,
  INVALID_ARGUMENT = 3,
  DEADLINE_EXCEEDED = 4,
  UNIMPLEMENTED = 12,
  INTERNAL = 13,
  UNAVAILABLE = 14,
};

class Status {
 public:
  Status();
  Status(StatusCode code, const std::string& message);

  static const Status& OK;
  static const Status& CANCELLED;

  bool ok() const;
  StatusCode error_code() const;
  std::string error_message() const;
};

class PropagationOptions {
 public:
  PropagationOptions& enable_deadline_propagation();
  PropagationOptions& disable_deadline_propagation();
  PropagationOptions& enable_cancellation_propagation();
  PropagationOptions& disable_cancellation_propagation();
};

class CompletionQueue {
 public:
  enum NextStatus { SHUTDOWN, GOT_EVENT, TIMEOUT };

  CompletionQueue();
  virtual ~CompletionQueue();
  CompletionQueue(const CompletionQueue&) = delete;
  CompletionQueue& operator=(const CompletionQueue&) = delete;

  bool Next(void** tag, bool* ok);
  template <class T>
  NextStatus AsyncNext(void** tag, bool* ok, const T& deadline);
  void Shutdown();
};

class ServerCompletionQueue : public CompletionQueue {};

// What the contexts of both server APIs have in common.
class ServerContextBase {
 public:
  virtual ~ServerContextBase();
  ServerContextBase(const ServerContextBase&) = delete;
  ServerContextBase& operator=(const ServerContextBase&) = delete;

  std::chrono::system_clock::time_point deadline() const;
  bool IsCancelled() const;
  void TryCancel() const;
  void AsyncNotifyWhenDone(void* tag);
  void AddInitialMetadata(const std::string& key, const std::string& value);
  void AddTrailingMetadata(const std::string& key, const std::string& value);
  const std::multimap<std::string, std::string>& client_metadata() const;
  std::string peer() const;

 protected:
  ServerContextBase();
};

class ServerContext : public ServerContextBase {
 public:
  ServerContext();
};

class ServerUnaryReactor;

class CallbackServerContext : public ServerContextBase {
 public:
  CallbackServerContext();
  ServerUnaryReactor* DefaultReactor();
};

class GenericServerContext final : public ServerContext {
 public:
  const std::string& method() const;
};

class ServerUnaryReactor {
 public:
  virtual ~ServerUnaryReactor();
  void Finish(Status status);
  virtual void OnDone() = 0;
  virtual void OnCancel();
};

template <class Response>
class ServerWriteReactor {
 public:
  virtual ~ServerWriteReactor();
  void StartWrite(const Response* response);
  void Finish(Status status);
  virtual void OnWriteDone(bool ok);
  virtual void OnDone() = 0;
  virtual void OnCancel();
};

class ClientContext {
 public:
  ClientContext();
  ~ClientContext();
  ClientContext(const ClientContext&) = delete;
  ClientContext& operator=(const ClientContext&) = delete;

  static std::unique_ptr<ClientContext> FromServerContext(
      const ServerContextBase& server,
      PropagationOptions options = PropagationOptions());
  static std::unique_ptr<ClientContext> FromCallbackServerContext(
      const CallbackServerContext& server,
      PropagationOptions options = PropagationOptions());

  template <class T>
  void set_deadline(const T& deadline);
  std::chrono::system_clock::time_point deadline() const;
  void set_wait_for_ready(bool wait_for_ready);
  void AddMetadata(const std::string& key, const std::string& value);
  void TryCancel();
};

class ChannelCredentials;
std::shared_ptr<ChannelCredentials> InsecureChannelCredentials();

class ChannelInterface {
 public:
  virtual ~ChannelInterface();
  template <class T>
  bool WaitForConnected(T deadline);
};

class Channel final : public ChannelInterface {};

std::shared_ptr<Channel> CreateChannel(
    const std::string& target,
    const std::shared_ptr<ChannelCredentials>& credentials);

// A stub hands out pointers to these; a mock of it may, too.
template <class R>
class ClientReaderInterface {
 public:
  virtual ~ClientReaderInterface();
  bool Read(R* message);
  Status Finish();
};
template <class R>
class ClientReader final : public ClientReaderInterface<R> {};

template <class W>
class ClientWriterInterface {
 public:
  virtual ~ClientWriterInterface();
  bool Write(const W& message);
  bool WritesDone();
  Status Finish();
};
template <class W>
class ClientWriter final : public ClientWriterInterface<W> {};

template <class W, class R>
class ClientReaderWriterInterface {
 public:
  virtual ~ClientReaderWriterInterface();
  bool Read(R* message);
  bool Write(const W& message);
  bool WritesDone();
  Status Finish();
};
template <class W, class R>
class ClientReaderWriter final : public ClientReaderWriterInterface<W, R> {};

template <class R>
class ClientAsyncResponseReaderInterface {
 public:
  virtual ~ClientAsyncResponseReaderInterface();
  void StartCall();
  void Finish(R* message, Status* status, void* tag);
};
template <class R>
class ClientAsyncResponseReader final
    : public ClientAsyncResponseReaderInterface<R> {};

template <class R>
class ClientAsyncReaderInterface {
 public:
  virtual ~ClientAsyncReaderInterface();
  void Read(R* message, void* tag);
};
template <class R>
class ClientAsyncReader final : public ClientAsyncReaderInterface<R> {};

class ClientUnaryReactor {
 public:
  virtual ~ClientUnaryReactor();
  void StartCall();
  virtual void OnDone(const Status& status);
};

template <class R>
class ClientReadReactor {
 public:
  virtual ~ClientReadReactor();
  void StartCall();
  void StartRead(R* message);
  virtual void OnDone(const Status& status);
  virtual void OnReadDone(bool ok);
};

class ByteBuffer {};

namespace internal {
class RpcMethod;

template <class Request, class Response>
Status BlockingUnaryCall(ChannelInterface* channel, const RpcMethod& method,
                         ClientContext* context, const Request& request,
                         Response* response);
}  // namespace internal

template <class R>
class ServerReader {
 public:
  bool Read(R* message);
};

template <class W>
class ServerWriter {
 public:
  bool Write(const W& message);
};

template <class W, class R>
class ServerReaderWriter {
 public:
  bool Read(R* message);
  bool Write(const W& message);
};

class Service {
 public:
  Service();
  virtual ~Service();
};

class Server {
 public:
  void Wait();
  void Shutdown();
};

class ServerBuilder {
 public:
  ServerBuilder& RegisterService(Service* service);
  std::unique_ptr<Server> BuildAndStart();
};

}  // namespace grpc

#endif  // CTXTIDY_TESTDATA_MOCKS_GRPCPP_GRPCPP_H_
