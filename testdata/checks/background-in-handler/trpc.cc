// One argument makes the difference: with the server's context, the call gets
// the time that is left; without, it starts anew.

#include "trpc/trpc.h"

class Gateway : public demo::Greeter {
 public:
  trpc::Status SayHello(trpc::ServerContextPtr context,
                        const demo::HelloRequest* request,
                        demo::HelloReply* reply) override {
    auto client = trpc::MakeClientContext(proxy_);  // want "'MakeClientContext' starts a new root although context 'context' is in scope; the caller's cancellation and deadline are lost"
    return proxy_->SayHello(client, *request, reply);
  }

 private:
  demo::GreeterServiceProxyPtr proxy_;
};

class GoodGateway : public demo::Greeter {
 public:
  trpc::Status SayHello(trpc::ServerContextPtr context,
                        const demo::HelloRequest* request,
                        demo::HelloReply* reply) override {
    auto client = trpc::MakeClientContext(context, proxy_);
    auto same = trpc::MakeTransparentClientContext(context, proxy_);
    if (!proxy_->SayHello(client, *request, reply).OK()) return trpc::Status();
    return proxy_->SayHello(same, *request, reply);
  }

 private:
  demo::GreeterServiceProxyPtr proxy_;
};

// Nobody is being served here.
trpc::Status Warm(const demo::GreeterServiceProxyPtr& proxy) {
  demo::HelloRequest request;
  demo::HelloReply reply;
  return proxy->SayHello(trpc::MakeClientContext(proxy), request, &reply);
}

// The context of a call to be made is no request.
trpc::Status Again(const trpc::ClientContextPtr& client,
                   const demo::GreeterServiceProxyPtr& proxy) {
  demo::HelloRequest request;
  demo::HelloReply reply;
  if (!client) return trpc::Status();
  return proxy->SayHello(trpc::MakeClientContext(proxy), request, &reply);
}

void Detached(const trpc::ServerContextPtr& context,
              const demo::GreeterServiceProxyPtr& proxy) {
  if (context->GetTimeout() == 0) return;
  trpc::StartFiberDetached([proxy] {
    demo::HelloRequest request;
    demo::HelloReply reply;
    proxy->SayHello(trpc::MakeClientContext(proxy), request, &reply);
  });
}
