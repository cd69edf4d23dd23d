// Services and configuration in a context hide what a function needs.

struct UserRepository {};
struct HttpClient {};
struct Database {};
struct thread_pool {};
struct Compool {};
struct User {};
struct Logger {};
template <class K, class V>
struct LruCache {};
struct ServerOptions {};
enum class Service { kOne };
struct ClientId {};

inline constexpr ctx::Key<UserRepository*> kRepository{"repository"};
inline constexpr ctx::Key<std::shared_ptr<HttpClient>> kClient{"client"};
inline constexpr ctx::Key<std::shared_ptr<const Database>> kDatabase{"db"};
inline constexpr ctx::Key<LruCache<int, User>*> kCache{"cache"};
inline constexpr ctx::Key<thread_pool*> kPool{"pool"};
inline constexpr ctx::Key<Compool*> kCompool{"compool"};
inline constexpr ctx::Key<ServerOptions> kOptions{"options"};
inline constexpr ctx::Key<std::reference_wrapper<HttpClient>> kRef{"ref"};
inline constexpr ctx::Key<User> kUser{"user"};
inline constexpr ctx::Key<std::shared_ptr<Logger>> kLogger{"logger"};
inline constexpr ctx::Key<std::string> kTrace{"trace"};
inline constexpr ctx::Key<ClientId> kClientId{"client_id"};
inline constexpr ctx::Key<Service> kKind{"kind"};

void Pointers(const ctx::Context& c, UserRepository& repository,
              std::shared_ptr<HttpClient> client,
              std::shared_ptr<const Database> database) {
  Work(ctx::WithValue(c, kRepository, &repository));  // want "'UserRepository' travels in a context; who needs it does not say so, and nothing checks that it is there: pass it as a parameter"
  Work(ctx::WithValue(c, kClient, client));           // want "'HttpClient' travels in a context"
  Work(ctx::WithValue(c, kDatabase, database));       // want "'Database' travels in a context"
  Work(ctx::WithValue(c, kRef, std::ref(*client)));   // want "'HttpClient' travels in a context"
}

using Users = LruCache<int, User>;
void Names(const ctx::Context& c, Users& users, thread_pool& pool) {
  Work(ctx::WithValue(c, kCache, &users));             // want "'LruCache<int, User>' travels in a context"
  Work(ctx::WithValue(c, kPool, &pool));               // want "'thread_pool' travels in a context"
  Work(ctx::WithValue(c, kOptions, ServerOptions{}));  // want "'ServerOptions' travels in a context"
}

// What belongs to the request, and loggers.
void Values(const ctx::Context& c, Compool& compool,
            std::shared_ptr<Logger> logger) {
  Work(ctx::WithValue(c, kUser, User{}));
  Work(ctx::WithValue(c, kTrace, std::string("1-2-3")));
  Work(ctx::WithValue(c, kLogger, logger));
  Work(ctx::WithValue(c, kCompool, &compool));
  Work(ctx::WithValue(c, kClientId, ClientId{}));
  Work(ctx::WithValue(c, kKind, Service::kOne));
}
