// A stand-in for the Azure SDK's core headers: the names and shapes that the
// checks and their tests look at, and nothing that runs.
#ifndef CTXTIDY_TESTDATA_MOCKS_AZURE_CORE_CONTEXT_HPP_
#define CTXTIDY_TESTDATA_MOCKS_AZURE_CORE_CONTEXT_HPP_

#include <chrono>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>

namespace Azure {

class DateTime : public std::chrono::system_clock::time_point {
 public:
  DateTime();
  DateTime(std::chrono::system_clock::time_point time);
};

template <class T>
class Response {
 public:
  T Value;
};

namespace Core {

class OperationCancelledException : public std::runtime_error {
 public:
  explicit OperationCancelledException(const std::string& what);
};

// A handle to a node of a tree; copies share the node.
class Context {
 public:
  // An identity: two keys are never the same.
  class Key final {
   public:
    Key();
  };

  Context();
  Context(const Context&);
  Context& operator=(const Context&);
  ~Context();

  Context WithDeadline(DateTime const& deadline) const;
  template <class T>
  Context WithValue(Key const& key, T&& value) const;
  template <class T>
  bool TryGetValue(Key const& key, T& value) const;

  void Cancel();
  bool IsCancelled() const;
  void ThrowIfCancelled() const;
  DateTime GetDeadline() const;

  [[deprecated]] static Context ApplicationContext;
};

template <class T>
class Operation {
 public:
  virtual ~Operation();
  bool IsDone() const;
  T Value() const;
  void Poll(Context const& context = Context());
  Response<T> PollUntilDone(std::chrono::milliseconds period);
  Response<T> PollUntilDone(std::chrono::milliseconds period,
                            Context const& context);
};

template <class T>
class PagedResponse {
 public:
  virtual ~PagedResponse();
  bool HasPage() const;
  void MoveToNextPage(Context const& context = Context());
};

namespace Http {

class Request {};
class RawResponse {};

namespace Policies {

class NextHttpPolicy {
 public:
  std::unique_ptr<RawResponse> Send(Request& request, Context const& context);
};

class HttpPolicy {
 public:
  virtual ~HttpPolicy();
  virtual std::unique_ptr<RawResponse> Send(Request& request,
                                            NextHttpPolicy next,
                                            Context const& context) const = 0;
  virtual std::unique_ptr<HttpPolicy> Clone() const = 0;
};

}  // namespace Policies
}  // namespace Http

namespace Credentials {

struct AccessToken {
  std::string Token;
  DateTime ExpiresOn;
};

struct TokenRequestContext {
  std::string TenantId;
};

class TokenCredential {
 public:
  virtual ~TokenCredential();
  virtual AccessToken GetToken(TokenRequestContext const& request,
                               Context const& context) const = 0;
};

}  // namespace Credentials
}  // namespace Core
}  // namespace Azure

#endif  // CTXTIDY_TESTDATA_MOCKS_AZURE_CORE_CONTEXT_HPP_
