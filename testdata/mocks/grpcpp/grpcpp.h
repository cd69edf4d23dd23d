// A stand-in for gRPC's C++ headers: the names and shapes that the checks and
// their tests look at, and nothing that runs. The service `demo::Echo` has the
// form of generated code.
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

template <class R>
class ClientReader {
 public:
  bool Read(R* message);
  Status Finish();
};

template <class W>
class ClientWriter {
 public:
  bool Write(const W& message);
  bool WritesDone();
  Status Finish();
};

template <class W, class R>
class ClientReaderWriter {
 public:
  bool Read(R* message);
  bool Write(const W& message);
  bool WritesDone();
  Status Finish();
};

template <class R>
class ClientAsyncResponseReader {
 public:
  void StartCall();
  void Finish(R* message, Status* status, void* tag);
};

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

namespace demo {

class EchoRequest {
 public:
  const std::string& text() const;
  void set_text(const std::string& text);
};

class EchoReply {
 public:
  const std::string& text() const;
  void set_text(const std::string& text);
};

class Echo final {
 public:
  class StubInterface {
   public:
    virtual ~StubInterface();
    virtual grpc::Status Say(grpc::ClientContext* context,
                             const EchoRequest& request,
                             EchoReply* response) = 0;
  };

  class Stub final : public StubInterface {
   public:
    explicit Stub(const std::shared_ptr<grpc::ChannelInterface>& channel);
    grpc::Status Say(grpc::ClientContext* context, const EchoRequest& request,
                     EchoReply* response) override;
    std::unique_ptr<grpc::ClientReader<EchoReply>> Watch(
        grpc::ClientContext* context, const EchoRequest& request);
    std::unique_ptr<grpc::ClientWriter<EchoRequest>> Upload(
        grpc::ClientContext* context, EchoReply* response);
    std::unique_ptr<grpc::ClientReaderWriter<EchoRequest, EchoReply>> Chat(
        grpc::ClientContext* context);
    std::unique_ptr<grpc::ClientAsyncResponseReader<EchoReply>> AsyncSay(
        grpc::ClientContext* context, const EchoRequest& request,
        grpc::CompletionQueue* queue);
  };

  static std::unique_ptr<Stub> NewStub(
      const std::shared_ptr<grpc::ChannelInterface>& channel);

  class Service : public grpc::Service {
   public:
    Service();
    ~Service() override;
    virtual grpc::Status Say(grpc::ServerContext* context,
                             const EchoRequest* request, EchoReply* response);
    virtual grpc::Status Watch(grpc::ServerContext* context,
                               const EchoRequest* request,
                               grpc::ServerWriter<EchoReply>* writer);
    virtual grpc::Status Upload(grpc::ServerContext* context,
                                grpc::ServerReader<EchoRequest>* reader,
                                EchoReply* response);
  };

  class CallbackService : public grpc::Service {
   public:
    virtual grpc::ServerUnaryReactor* Say(grpc::CallbackServerContext* context,
                                          const EchoRequest* request,
                                          EchoReply* response);
  };
};

}  // namespace demo

#endif  // CTXTIDY_TESTDATA_MOCKS_GRPCPP_GRPCPP_H_
