// A stand-in for tRPC-Cpp's headers: the names and shapes that the checks and
// their tests look at, and nothing that runs. The service `demo::Greeter` has
// the form of generated code.
#ifndef CTXTIDY_TESTDATA_MOCKS_TRPC_TRPC_H_
#define CTXTIDY_TESTDATA_MOCKS_TRPC_TRPC_H_

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace trpc {

template <class T>
class RefPtr {
 public:
  RefPtr();
  RefPtr(const RefPtr&);
  RefPtr& operator=(const RefPtr&);
  ~RefPtr();
  T* get() const;
  T* operator->() const;
  T& operator*() const;
  explicit operator bool() const;
};

class Status {
 public:
  Status();
  Status(int code, std::string message);
  bool OK() const;
};
extern const Status kSuccStatus;

class ServerContext {
 public:
  std::uint32_t GetTimeout() const;
  std::uint64_t GetRecvTimestamp() const;
  void SetResponse(bool respond);
};
using ServerContextPtr = RefPtr<ServerContext>;

class ClientContext {
 public:
  void SetTimeout(std::uint32_t milliseconds);
  void SetStatus(const Status& status);
};
using ClientContextPtr = RefPtr<ClientContext>;

class ServiceProxy {
 public:
  virtual ~ServiceProxy();
};
using ServiceProxyPtr = std::shared_ptr<ServiceProxy>;

ClientContextPtr MakeClientContext(const ServiceProxyPtr& proxy);
ClientContextPtr MakeClientContext(const ServerContextPtr& context,
                                   const ServiceProxyPtr& proxy,
                                   bool with_trans_info = true);
ClientContextPtr MakeTransparentClientContext(const ServerContextPtr& context,
                                              const ServiceProxyPtr& proxy);

template <class... Ts>
class Future {
 public:
  bool IsReady() const;
  bool IsFailed() const;
};

namespace future {
template <class... Ts>
Future<Ts...> BlockingGet(Future<Ts...>&& pending);
template <class... Ts>
std::optional<Future<Ts...>> BlockingTryGet(Future<Ts...>&& pending,
                                            std::uint32_t milliseconds);
}  // namespace future

namespace fiber {
template <class... Ts>
Future<Ts...> BlockingGet(Future<Ts...>&& pending);
template <class... Ts>
std::optional<Future<Ts...>> BlockingTryGet(Future<Ts...>&& pending,
                                            std::uint32_t milliseconds);
}  // namespace fiber

bool StartFiberDetached(std::function<void()>&& start);

class RpcServiceImpl {
 public:
  virtual ~RpcServiceImpl();
};

}  // namespace trpc

namespace demo {

class HelloRequest {
 public:
  const std::string& msg() const;
};
class HelloReply {
 public:
  void set_msg(const std::string& text);
};

class Greeter : public trpc::RpcServiceImpl {
 public:
  virtual trpc::Status SayHello(trpc::ServerContextPtr context,
                                const HelloRequest* request, HelloReply* reply);
};

class GreeterServiceProxy : public trpc::ServiceProxy {
 public:
  trpc::Status SayHello(const trpc::ClientContextPtr& context,
                        const HelloRequest& request, HelloReply* reply);
  trpc::Future<HelloReply> AsyncSayHello(const trpc::ClientContextPtr& context,
                                         const HelloRequest& request);
};
using GreeterServiceProxyPtr = std::shared_ptr<GreeterServiceProxy>;

}  // namespace demo

#endif  // CTXTIDY_TESTDATA_MOCKS_TRPC_TRPC_H_
