// What belongs to a request, though its name may remind of a service.

#include <any>
#include "azure/core/context.hpp"

struct ClientId {};
struct PoolSize {};
struct ServiceName {};
struct ConfigVersion {};
struct Microservice {};
struct Repositories {};
struct Logger {};
struct Tracer {};
struct Clients {};
struct Carpool {};
enum class Settings { kDark };
enum Service { kNone };
struct Client {
  struct Id {};
  std::string name;
  int pool;
};
enum class Key { kOne };

ctx::Context Words(ctx::Context c) {
  auto with = [&](auto value) {
    return ctx::WithValue(c, Key::kOne, std::move(value));
  };
  Work(with(ClientId()));
  Work(with(PoolSize()));
  Work(with(ServiceName()));
  Work(with(ConfigVersion()));
  Work(with(Microservice()));
  Work(with(Repositories()));
  Work(with(Clients()));
  Work(with(Carpool()));
  Work(with(Settings::kDark));
  Work(with(kNone));
  Work(with(Client::Id()));
  return c;
}

void Loggers(const ctx::Context& c, Logger* logger,
             std::shared_ptr<Tracer> tracer) {
  Work(ctx::WithValue(c, Key::kOne, logger));
  Work(ctx::WithValue(c, Key::kOne, tracer));
}

// A member of a service, its name, a function.
void Parts(const ctx::Context& c, const Client& client,
           std::function<Client()> make, Client (*function)()) {
  Work(ctx::WithValue(c, Key::kOne, client.name));
  Work(ctx::WithValue(c, Key::kOne, client.pool));
  Work(ctx::WithValue(c, Key::kOne, make));
  Work(ctx::WithValue(c, Key::kOne, function));
  Work(ctx::WithValue(c, Key::kOne, std::any(client)));
  Work(ctx::WithValue(c, Key::kOne, typeid(client).name()));
}

// Not a value of a context.
struct Map {
  template <class K, class V>
  Map WithValue(K key, V value);
};
void Elsewhere(Map map, Client* client) { map.WithValue(Key::kOne, client); }

// Libraries whose users do otherwise.
Azure::Core::Context::Key key;
void OfAzure(const Azure::Core::Context& context, Client* client) {
  Azure::Core::Context child = context.WithValue(key, client);
}
