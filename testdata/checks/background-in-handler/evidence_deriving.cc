// tRPC's own functions that make a client's context of a server's: they begin
// with an empty one and fill it.

#include "trpc/trpc.h"

namespace trpc {

void FillFrom(const ServerContextPtr& context, const ClientContextPtr& client);

ClientContextPtr MakeClientContext(const ServerContextPtr& context,
                                   const ServiceProxyPtr& proxy,
                                   bool with_trans_info) {
  ClientContextPtr client = MakeClientContext(proxy);
  FillFrom(context, client);
  return client;
}

ClientContextPtr MakeTransparentClientContext(const ServerContextPtr& context,
                                              const ServiceProxyPtr& proxy) {
  ClientContextPtr client = MakeClientContext(proxy);
  FillFrom(context, client);
  return client;
}

// Nothing but these hands the request on.
ClientContextPtr MakePlain(const ServerContextPtr& context,
                           const ServiceProxyPtr& proxy) {
  if (context->GetTimeout() == 0) return ClientContextPtr();
  return MakeClientContext(proxy);  // want "'MakeClientContext' starts a new root although context 'context' is in scope"
}

}  // namespace trpc
