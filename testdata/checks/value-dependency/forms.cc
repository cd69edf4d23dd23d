// Services behind pointers, wrappers, aliases and templates.

#include <atomic>
#include <any>

struct Database {};
struct PostgresStore : Database {};
namespace net {
class ConnectionPool {};
struct Client {
  struct Options {};
};
}  // namespace net
template <class T>
struct Repository {};
struct ServiceRegistry {};
struct SessionManager {};
struct WidgetFactory {};
struct app_config {};
struct user_settings {};
enum class Id { kConfig };

inline constexpr ctx::Key<Database*> kDatabase{"database"};
inline constexpr ctx::Key<std::shared_ptr<Database>> kShared{"shared"};
inline constexpr ctx::Key<net::ConnectionPool*> kPool{"pool"};
inline constexpr ctx::Key<net::Client::Options> kOptions{"options"};
inline constexpr ctx::Key<Repository<int>*> kRepository{"repository"};
inline constexpr ctx::Key<std::optional<net::Client>> kMaybe{"maybe"};
inline constexpr ctx::Key<std::weak_ptr<ServiceRegistry>> kWeak{"weak"};
inline constexpr ctx::Key<SessionManager* const*> kDeep{"deep"};

ctx::Context Widened(const ctx::Context& c, PostgresStore& store) {
  return ctx::WithValue(c, kDatabase, &store);  // want "'Database' travels in a context"
}
ctx::Context WidenedShared(const ctx::Context& c,
                           std::shared_ptr<PostgresStore> store) {
  return ctx::WithValue(c, kShared, store);  // want "'Database' travels in a context"
}
ctx::Context MadeHere(const ctx::Context& c) {
  return ctx::WithValue(c, kShared, std::make_shared<PostgresStore>());  // want "'Database' travels in a context"
}

void Shapes(const ctx::Context& c, net::ConnectionPool& pool,
            Repository<int>* repository, std::weak_ptr<ServiceRegistry> weak,
            SessionManager* const* deep) {
  Work(ctx::WithValue(c, kPool, &pool));         // want "'ConnectionPool' travels in a context"
  Work(ctx::WithValue(c, kPool, nullptr));
  Work(ctx::WithValue(c, kOptions, {}));         // want "'Options' travels in a context"
  Work(ctx::WithValue(c, kRepository, repository));  // want "'Repository<int>' travels in a context"
  Work(ctx::WithValue(c, kMaybe, net::Client()));    // want "'Client' travels in a context"
  Work(ctx::WithValue(c, kWeak, weak));          // want "'ServiceRegistry' travels in a context"
  Work(ctx::WithValue(c, kDeep, deep));          // want "'SessionManager' travels in a context"
}

// Keys of one's own.
void Generic(const ctx::Context& c, WidgetFactory* factory, app_config config,
             const user_settings& settings, std::atomic<Database*>* pointer) {
  Work(ctx::WithValue(c, Id::kConfig, factory));            // want "'WidgetFactory' travels in a context"
  Work(ctx::WithValue(c, Id::kConfig, std::move(config)));  // want "'app_config' travels in a context"
  Work(ctx::WithValue(c, Id::kConfig, settings));           // want "'user_settings' travels in a context"
  Work(ctx::WithValue(c, Id::kConfig, pointer));            // want "'Database' travels in a context"
  Work(ctx::WithValue(c, Id::kConfig, std::cref(settings)));  // want "'user_settings' travels in a context"
}

class UserService {
 public:
  ctx::Context Enter(const ctx::Context& c) {
    return ctx::WithValue(c, Id::kConfig, this);  // want "'UserService' travels in a context"
  }
};

template <class T>
ctx::Context Put(const ctx::Context& c, T value) {
  return ctx::WithValue(c, Id::kConfig, value);  // want "travels in a context"
}
void Puts(const ctx::Context& c) {
  Work(Put(c, ServiceRegistry()));
  Work(Put(c, 1));
}

using Handle = std::shared_ptr<net::Client>;
Handle Connect();
void Places(ctx::Context c) {
  c = ctx::WithValue(c, Id::kConfig, Connect());  // want "'Client' travels in a context"
  auto later = [&] {
    Handle handle = Connect();
    return ctx::WithValue(c, Id::kConfig, handle);  // want "'Client' travels in a context"
  };
  Work(later());
}
