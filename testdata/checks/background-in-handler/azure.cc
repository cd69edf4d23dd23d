// Azure's contexts: the root is a default-constructed one.

#include "azure/core/context.hpp"

using Azure::Core::Context;

struct BlobClient {
  void Download(int id, Context const& context = Context());
  void Upload(const std::string& data, Context const& context);
};

void Argument(BlobClient& client, Azure::Core::Context const& context) {
  client.Download(1, Azure::Core::Context{});  // want "'Context' starts a new root although context 'context' is in scope; the caller's cancellation and deadline are lost"
}

void ArgumentParens(BlobClient& client, Context const& context) {
  client.Upload("data", Context());  // want "'Context' starts a new root although context 'context' is in scope"
}

void Application(BlobClient& client, Context const& context) {
  client.Download(1, Context::ApplicationContext);  // want "'ApplicationContext' starts a new root although context 'context' is in scope"
}

void DerivedFromRoot(BlobClient& client, Context const& context,
                     Azure::DateTime deadline) {
  client.Download(2, Context{}.WithDeadline(deadline));  // want "'Context' starts a new root although context 'context' is in scope"
}

void DerivedFromApplication(BlobClient& client, const Context& c,
                            Azure::DateTime deadline) {
  auto child = Context::ApplicationContext.WithDeadline(deadline);  // want "'ApplicationContext' starts a new root although context 'c' is in scope"
  client.Download(3, child);
}

void InLambda(BlobClient& client, Context const& context,
              const std::vector<int>& ids) {
  std::for_each(ids.begin(), ids.end(), [&](int id) {
    client.Download(id, Context{});  // want "'Context' starts a new root although context 'context' is in scope"
  });
}

class Policy : public Azure::Core::Credentials::TokenCredential {
 public:
  explicit Policy(Azure::Core::Credentials::TokenCredential& inner)
      : inner_(inner) {}

  Azure::Core::Credentials::AccessToken GetToken(
      Azure::Core::Credentials::TokenRequestContext const& request,
      Azure::Core::Context const& context) const override {
    return inner_.GetToken(request, Context());  // want "'Context' starts a new root although context 'context' is in scope"
  }

 private:
  Azure::Core::Credentials::TokenCredential& inner_;
};

// The default argument was not written here.
void DefaultArgument(BlobClient& client, Context const& context) {
  client.Download(1, context);
  client.Download(2);
}

void OwnDefault(BlobClient& client, Context const& context = Context{}) {
  client.Download(1, context);
}

void Propagates(BlobClient& client, Context const& context,
                Azure::DateTime deadline) {
  Context copy{context};
  client.Download(1, copy);
  client.Download(2, Context(context));
  client.Download(3, context.WithDeadline(deadline));
}

void Keys(BlobClient& client, Context const& context) {
  static Context::Key key;
  client.Download(1, context.WithValue(key, std::string("id")));
}

void NoContext(BlobClient& client) { client.Download(1, Context{}); }

void Unnamed(BlobClient& client, Context const&) {
  client.Download(1, Context::ApplicationContext);
}

void Fallback(BlobClient& client, const std::optional<Context>& maybe) {
  client.Download(1, maybe.value_or(Context{}));
}

void NullableFallback(BlobClient& client, Context const* context) {
  client.Download(1, context != nullptr ? *context : Context{});
}

struct Holder {
  explicit Holder(Context const& context)
      : context_(context), own_(Context{}) {}
  Context context_;
  Context own_;
};

// A context of another library cannot take its place.
void OtherLibrary(BlobClient& client, const ctx::Context& c) {
  Work(c);
  client.Download(1, Context{});
}

bool Unevaluated(Context const& context) {
  return !context.IsCancelled() && noexcept(Context{});
}

// A way back: the context takes the address of the answer to who writes it.
void WayBack(BlobClient& client, Context const& context) {
  static Context::Key key;
  std::string text;
  client.Download(1, Context().WithValue(key, &text));
  client.Download(2, Context().WithValue(key, text));  // want "'Context' starts a new root although context 'context' is in scope"
}
