// Contexts of other libraries.

#include "azure/core/context.hpp"
#include "echo.grpc.pb.h"

using Azure::Core::Context;

void Poll(Azure::Core::Operation<int>& operation, Context const& context) {
  operation.PollUntilDone(1s);  // want "'PollUntilDone' ignores context 'context' although an overload takes it; the call outlives cancellation"
}

int PollValue(Azure::Core::Operation<int>& operation, Context const& context) {
  return operation.PollUntilDone(std::chrono::seconds(5)).Value;  // want "'PollUntilDone' ignores context 'context' although an overload takes it"
}

class Blob {
 public:
  void Download(int id) const;
  void Download(int id, Context const& context) const;
  void Delete(int id);
  void Delete(Context const& context, int id);
};

void Download(const Blob& blob, Context const& context) {
  blob.Download(1);  // want "'Download' ignores context 'context' although an overload takes it"
}

void Delete(Blob& blob, Context const& context) {
  blob.Delete(1);  // want "'Delete' ignores context 'context' although an overload takes it"
}

void AzureSleep(Context const& context) {
  std::this_thread::sleep_for(5s);  // want "'sleep_for' blocks without looking at context 'context'; cancellation has to wait for it" note "use"
}

void PollWithContext(Azure::Core::Operation<int>& operation,
                     Context const& context) {
  operation.PollUntilDone(1s, context);
}

// One function with a default: another check's business.
void NextPage(Azure::Core::PagedResponse<int>& page, Context const& context) {
  while (page.HasPage()) page.MoveToNextPage();
  page.MoveToNextPage(context);
}

void NoContext(Azure::Core::Operation<int>& operation) {
  operation.PollUntilDone(1s);
}

class Operation : public Azure::Core::Operation<int> {
 public:
  // What the overload itself calls is its own affair.
  Azure::Response<int> Refresh(std::chrono::milliseconds period);
  Azure::Response<int> Refresh(std::chrono::milliseconds period,
                               Context const& context) {
    context.ThrowIfCancelled();
    return Refresh(period);
  }
};

class EchoService : public demo::Echo::Service {
 public:
  grpc::Status Say(grpc::ServerContext* context,
                   const demo::EchoRequest* request,
                   demo::EchoReply* response) override {
    std::this_thread::sleep_for(1s);  // want "'sleep_for' blocks without looking at context 'context'; cancellation has to wait for it" note "use"
    response->set_text(request->text());
    return grpc::Status::OK;
  }

  grpc::Status Watch(grpc::ServerContext*, const demo::EchoRequest*,
                     grpc::ServerWriter<demo::EchoReply>*) override {
    std::this_thread::sleep_for(1s);
    return grpc::Status::OK;
  }
};

int Await(grpc::ServerContext* server, std::future<int>& future) {
  return future.get();  // want "'get' blocks without looking at context 'server'" note "use"
}

void Doze() {
  std::this_thread::sleep_for(1s);  // want note "blocks in 'sleep_for' here"
}

void Reaches(grpc::ServerContext* server) {
  Doze();  // want "'Doze' reaches a blocking call and takes no context; cancellation of 'server' has to wait for it"
}

void Slices(grpc::ServerContext* server) {
  while (!server->IsCancelled()) std::this_thread::sleep_for(100ms);
}
