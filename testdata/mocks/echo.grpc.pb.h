// A stand-in for what protoc makes of a small service, demo::Echo. The tests
// against gRPC's real headers have it made from echo.proto.
#ifndef CTXTIDY_TESTDATA_MOCKS_ECHO_GRPC_PB_H_
#define CTXTIDY_TESTDATA_MOCKS_ECHO_GRPC_PB_H_

#include <functional>
#include <memory>
#include <string>

#include "grpcpp/grpcpp.h"

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
    std::unique_ptr<grpc::ClientReaderInterface<EchoReply>> Watch(
        grpc::ClientContext* context, const EchoRequest& request) {
      return std::unique_ptr<grpc::ClientReaderInterface<EchoReply>>(
          WatchRaw(context, request));
    }
    std::unique_ptr<grpc::ClientAsyncResponseReaderInterface<EchoReply>>
    AsyncSay(grpc::ClientContext* context, const EchoRequest& request,
             grpc::CompletionQueue* queue) {
      return std::unique_ptr<
          grpc::ClientAsyncResponseReaderInterface<EchoReply>>(
          AsyncSayRaw(context, request, queue));
    }

    class async_interface {
     public:
      virtual ~async_interface();
      virtual void Say(grpc::ClientContext* context, const EchoRequest* request,
                       EchoReply* response,
                       std::function<void(grpc::Status)> done) = 0;
      virtual void Say(grpc::ClientContext* context, const EchoRequest* request,
                       EchoReply* response,
                       grpc::ClientUnaryReactor* reactor) = 0;
      virtual void Watch(grpc::ClientContext* context,
                         const EchoRequest* request,
                         grpc::ClientReadReactor<EchoReply>* reactor) = 0;
    };
    virtual async_interface* async();

   private:
    virtual grpc::ClientReaderInterface<EchoReply>* WatchRaw(
        grpc::ClientContext* context, const EchoRequest& request) = 0;
    virtual grpc::ClientAsyncResponseReaderInterface<EchoReply>* AsyncSayRaw(
        grpc::ClientContext* context, const EchoRequest& request,
        grpc::CompletionQueue* queue) = 0;
  };

  class Stub final : public StubInterface {
   public:
    explicit Stub(const std::shared_ptr<grpc::ChannelInterface>& channel);
    grpc::Status Say(grpc::ClientContext* context, const EchoRequest& request,
                     EchoReply* response) override;
    std::unique_ptr<grpc::ClientReader<EchoReply>> Watch(
        grpc::ClientContext* context, const EchoRequest& request) {
      return std::unique_ptr<grpc::ClientReader<EchoReply>>(
          WatchRaw(context, request));
    }
    std::unique_ptr<grpc::ClientWriter<EchoRequest>> Upload(
        grpc::ClientContext* context, EchoReply* response) {
      return std::unique_ptr<grpc::ClientWriter<EchoRequest>>(
          UploadRaw(context, response));
    }
    std::unique_ptr<grpc::ClientReaderWriter<EchoRequest, EchoReply>> Chat(
        grpc::ClientContext* context) {
      return std::unique_ptr<grpc::ClientReaderWriter<EchoRequest, EchoReply>>(
          ChatRaw(context));
    }
    std::unique_ptr<grpc::ClientAsyncResponseReader<EchoReply>> AsyncSay(
        grpc::ClientContext* context, const EchoRequest& request,
        grpc::CompletionQueue* queue) {
      return std::unique_ptr<grpc::ClientAsyncResponseReader<EchoReply>>(
          AsyncSayRaw(context, request, queue));
    }
    std::unique_ptr<grpc::ClientAsyncResponseReader<EchoReply>> PrepareAsyncSay(
        grpc::ClientContext* context, const EchoRequest& request,
        grpc::CompletionQueue* queue) {
      return std::unique_ptr<grpc::ClientAsyncResponseReader<EchoReply>>(
          AsyncSayRaw(context, request, queue));
    }
    std::unique_ptr<grpc::ClientAsyncReader<EchoReply>> AsyncWatch(
        grpc::ClientContext* context, const EchoRequest& request,
        grpc::CompletionQueue* queue, void* tag) {
      return std::unique_ptr<grpc::ClientAsyncReader<EchoReply>>(
          AsyncWatchRaw(context, request, queue, tag));
    }

    class async final : public StubInterface::async_interface {
     public:
      void Say(grpc::ClientContext* context, const EchoRequest* request,
               EchoReply* response,
               std::function<void(grpc::Status)> done) override;
      void Say(grpc::ClientContext* context, const EchoRequest* request,
               EchoReply* response, grpc::ClientUnaryReactor* reactor) override;
      void Watch(grpc::ClientContext* context, const EchoRequest* request,
                 grpc::ClientReadReactor<EchoReply>* reactor) override;
    };
    class async* async() override;

   private:
    grpc::ClientReader<EchoReply>* WatchRaw(
        grpc::ClientContext* context, const EchoRequest& request) override;
    grpc::ClientWriter<EchoRequest>* UploadRaw(grpc::ClientContext* context,
                                               EchoReply* response);
    grpc::ClientReaderWriter<EchoRequest, EchoReply>* ChatRaw(
        grpc::ClientContext* context);
    grpc::ClientAsyncResponseReader<EchoReply>* AsyncSayRaw(
        grpc::ClientContext* context, const EchoRequest& request,
        grpc::CompletionQueue* queue) override;
    grpc::ClientAsyncReader<EchoReply>* AsyncWatchRaw(
        grpc::ClientContext* context, const EchoRequest& request,
        grpc::CompletionQueue* queue, void* tag);
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

  template <class Base>
  class WithCallbackMethod_Say : public Base {
   public:
    virtual grpc::ServerUnaryReactor* Say(grpc::CallbackServerContext* context,
                                          const EchoRequest* request,
                                          EchoReply* response);
  };
  using CallbackService = WithCallbackMethod_Say<Service>;
};

}  // namespace demo

#endif  // CTXTIDY_TESTDATA_MOCKS_ECHO_GRPC_PB_H_
