// The context takes the root's place, spelt as it is there.

#include "azure/core/context.hpp"

class Request {
 public:
  const ctx::Context& context() const;
};

void Poll(std::stop_token st);
void Download(int id, Azure::Core::Context const& context);
void Register(std::function<void()> callback);

void Argument(const ctx::Context& c) {
  Fetch(ctx::Background(), "key");  // want "'Background' starts a new root although context 'c'"
}

void Local(const ctx::Context& parent) {
  ctx::Context root = ctx::TODO();  // want "'TODO' starts a new root although context 'parent'"
  Work(root);
}

void Parent(const ctx::Context& c) {
  auto [child, cancel] = ctx::WithTimeout(ctx::Background(), 2s);  // want "'Background' starts a new root although context 'c'"
  ctx::CancelGuard guard(cancel);
  Work(child);
}

void Pointer(const ctx::Context* p) {
  Work(ctx::Background());  // want "'Background' starts a new root although context '.?p'"
}

void Accessor(const Request& request) {
  Fetch(::ctx::Background(), "key");  // want "'Background' starts a new root although context 'request.context\(\)'"
}

void Captured(const ctx::Context& c) {
  Register([own = c] { Work(ctx::Background()); });  // want "'Background' starts a new root although context 'own'"
}

void InAlgorithm(const ctx::Context& c, const std::vector<std::string>& keys) {
  std::for_each(keys.begin(), keys.end(), [&](const std::string& key) {
    Fetch(ctx::Background(), key);  // want "'Background' starts a new root although context 'c'"
  });
}

void Token(std::stop_token st) {
  Poll(std::stop_token{});  // want "'stop_token' starts a new root although context 'st'"
}

void Azure1(Azure::Core::Context const& context) {
  Download(1, Azure::Core::Context{});  // want "'Context' starts a new root although context 'context'"
}

void Azure2(Azure::Core::Context const& context) {
  Download(2, Azure::Core::Context::ApplicationContext);  // want "'ApplicationContext' starts a new root although context 'context'"
}
