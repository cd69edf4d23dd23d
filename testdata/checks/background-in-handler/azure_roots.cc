// Azure: where a new context is right although one is at hand.

#include "azure/core/context.hpp"

using Azure::Core::Context;

struct Client {
  void Close(Context const& context = Context());
  void Send(int id, Context const& context = Context());
};

class Processor {
 public:
  // Whoever tears down must outlive a cancelled caller.
  ~Processor() { client_.Close(Context{}); }
  void Stop(Context const& context) {
    client_.Send(1, context);
    client_.Close(Context{});
  }
  void Close(Context const& context) { client_.Close(Context()); }

  void Run(Context const& context) {
    client_.Send(1, context);
    client_.Send(2, Context{});  // want "'Context' starts a new root although context 'context' is in scope"
  }

  // The overload that supplies the root.
  void Flush(std::chrono::milliseconds period) {
    Context context;
    Flush(period, context);
  }
  void Flush(std::chrono::milliseconds period, Context const& context);

 private:
  Client client_;
};

class Transport : public Azure::Core::Http::Policies::HttpPolicy {
 public:
  std::unique_ptr<Azure::Core::Http::RawResponse> Send(
      Azure::Core::Http::Request& request,
      Azure::Core::Http::Policies::NextHttpPolicy next,
      Context const& context) const override {
    return next.Send(request, Context{});  // want "'Context' starts a new root although context 'context' is in scope"
  }
};

// A local one as a cancel token of one's own.
void Races(Client& client, Context const& context) {
  Context hurry;
  std::thread other([&client, hurry] { client.Send(1, hurry); });
  client.Send(2, context);
  hurry.Cancel();
  other.join();
}

// A lambda's own default.
void Retry(Context const& context) {
  auto again = [](Client& client, Context const& own = Context{}) {
    client.Send(1, own);
  };
  Client client;
  again(client, context);
}
