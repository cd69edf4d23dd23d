// Waits in a handler must not be longer than the time that is left.

#include "trpc/trpc.h"

class Slow : public demo::Greeter {
 public:
  trpc::Status SayHello(trpc::ServerContextPtr context,
                        const demo::HelloRequest* request,
                        demo::HelloReply*) override {
    auto client = trpc::MakeClientContext(context, proxy_);
    trpc::fiber::BlockingGet(proxy_->AsyncSayHello(client, *request));  // want "'BlockingGet' blocks without looking at context 'context'" note "use 'trpc::fiber::BlockingTryGet' with the time that is left"
    trpc::future::BlockingGet(proxy_->AsyncSayHello(client, *request));  // want "'BlockingGet' blocks without looking at context 'context'" note "use 'trpc::fiber::BlockingTryGet'"
    std::this_thread::sleep_for(1s);  // want "'sleep_for' blocks without looking at context 'context'" note "use 'trpc::fiber::BlockingTryGet'|FiberSleepFor"
    trpc::fiber::BlockingTryGet(proxy_->AsyncSayHello(client, *request),
                                context->GetTimeout());
    return trpc::Status();
  }

 private:
  demo::GreeterServiceProxyPtr proxy_;
};

void Client(const demo::GreeterServiceProxyPtr& proxy,
            const demo::HelloRequest& request) {
  trpc::fiber::BlockingGet(
      proxy->AsyncSayHello(trpc::MakeClientContext(proxy), request));
}
