// A stand-in for gRPC's stub that calls methods by their names, without
// generated code.
#ifndef CTXTIDY_TESTDATA_MOCKS_GRPCPP_GENERIC_GENERIC_STUB_H_
#define CTXTIDY_TESTDATA_MOCKS_GRPCPP_GENERIC_GENERIC_STUB_H_

#include "grpcpp/grpcpp.h"

namespace grpc {

class GenericStub final {
 public:
  explicit GenericStub(std::shared_ptr<ChannelInterface> channel);
  std::unique_ptr<ClientAsyncResponseReader<ByteBuffer>> PrepareUnaryCall(
      ClientContext* context, const std::string& method,
      const ByteBuffer& request, CompletionQueue* queue);
};

}  // namespace grpc

#endif  // CTXTIDY_TESTDATA_MOCKS_GRPCPP_GENERIC_GENERIC_STUB_H_
