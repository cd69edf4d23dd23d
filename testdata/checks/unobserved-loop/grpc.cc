// gRPC: streams end with their call, if anybody listens.
// Also with the installed headers.

#include "echo.grpc.pb.h"

class EchoService : public demo::Echo::Service {
 public:
  // The stream ends with its call, and says so.
  grpc::Status Upload(grpc::ServerContext* context,
                      grpc::ServerReader<demo::EchoRequest>* reader,
                      demo::EchoReply* response) override {
    demo::EchoRequest request;
    while (reader->Read(&request)) std::this_thread::sleep_for(1ms);
    return grpc::Status::OK;
  }

  // Nobody listens to what it says.
  grpc::Status Watch(grpc::ServerContext* context,
                     const demo::EchoRequest* request,
                     grpc::ServerWriter<demo::EchoReply>* writer) override {
    while (true) {  // want "endless loop never looks at context 'context'; no cancellation ends it" note "ask 'IsCancelled' in each round"
      writer->Write(demo::EchoReply());
      std::this_thread::sleep_for(1s);  // want note "pauses"
    }
  }

  grpc::Status Say(grpc::ServerContext* context,
                   const demo::EchoRequest* request,
                   demo::EchoReply* response) override {
    for (int attempt = 0; attempt < 3; ++attempt) {  // want "loop never looks at context 'context'" note "ask"
      grpc::ClientContext client;
      if (stub_->Say(&client, *request, response).ok()) break;
      std::this_thread::sleep_for(1s);  // want note "pauses"
    }
    return grpc::Status::OK;
  }

  void Listens(grpc::ServerContext* context,
               grpc::ServerWriter<demo::EchoReply>* writer) {
    while (writer->Write(demo::EchoReply())) std::this_thread::sleep_for(1s);
    while (!context->IsCancelled()) {
      writer->Write(demo::EchoReply());
      std::this_thread::sleep_for(1s);
    }
  }

  void Forwards(grpc::ServerContext* context,
                const demo::EchoRequest& request) {
    demo::EchoReply reply;
    grpc::ClientContext fresh;
    auto reader = stub_->Watch(&fresh, request);
    while (reader->Read(&reply)) Log(reply.text());  // want "loop never looks at context 'context'" note "each round waits in 'Read' here" note "ask"
    auto client = grpc::ClientContext::FromServerContext(*context);
    auto linked = stub_->Watch(client.get(), request);
    while (linked->Read(&reply)) Log(reply.text());
  }

  // No business of ours: there is no context here but the call's own.
  void Client(const demo::EchoRequest& request) {
    demo::EchoReply reply;
    grpc::ClientContext context;
    auto reader = stub_->Watch(&context, request);
    while (reader->Read(&reply)) Log(reply.text());
  }

  void Metadata(grpc::ServerContext* context) {
    while (!Ready()) {  // want "loop never looks at context 'context'" note "ask"
      context->AddTrailingMetadata("still", "there");
      std::this_thread::sleep_for(1ms);  // want note "pauses"
    }
  }

 private:
  std::unique_ptr<demo::Echo::Stub> stub_;
};
