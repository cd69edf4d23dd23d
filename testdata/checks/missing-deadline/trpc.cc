// A client context without a timeout of its own has the proxy's.

#include "trpc/trpc.h"

trpc::Status Ask(const demo::GreeterServiceProxyPtr& proxy,
                 const demo::HelloRequest& request, demo::HelloReply* reply) {
  auto context = trpc::MakeClientContext(proxy);
  return proxy->SayHello(context, request, reply);
}
