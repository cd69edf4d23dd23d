// Constructors: what an object is of comes first, where a convention is made
// for those who call an interface. Found in DuckDB and in Viam's SDK.

#include "duckdb/duckdb.hpp"
#include "echo.grpc.pb.h"

namespace duckdb {

class TableDataWriter {
 public:
  TableDataWriter(FileHandle& table, QueryContext context);
  void Write(idx_t rows, QueryContext context);  // want "context parameter 'context' is not the first parameter"
};

}  // namespace duckdb

class Server {};

template <class Service>
class ServiceHelper {
 public:
  ServiceHelper(const char* method, Server* server,
                const grpc::ServerContext* context)
      : context_(context) {}

  grpc::Status Call(const char* method, const grpc::ServerContext* context);  // want "context parameter 'context' is not the first parameter"

 private:
  const grpc::ServerContext* context_;
};

// A function that makes one repeats its constructor's order.
template <class Service>
auto MakeServiceHelper(const char* method, Server* server,
                       grpc::ServerContext* context) {
  return ServiceHelper<Service>{method, server, context};
}

ServiceHelper<int> MakeHelper(const char* method, Server* server,
                              grpc::ServerContext* context) {
  return ServiceHelper<int>(method, server, context);
}

std::unique_ptr<ServiceHelper<int>> MakeShared(const char* method,
                                               Server* server,
                                               grpc::ServerContext* context) {
  return std::make_unique<ServiceHelper<int>>(method, server, context);
}

// This one has an order of its own.
ServiceHelper<int> Turned(Server* server, const char* method, grpc::ServerContext* context) {  // want "context parameter 'context' is not the first parameter"
  return ServiceHelper<int>(method, server, context);
}

grpc::Status Run(const char* method, grpc::ServerContext* context) {  // want "context parameter 'context' is not the first parameter"
  return ServiceHelper<int>(method, nullptr, context).Call(method, context);
}
