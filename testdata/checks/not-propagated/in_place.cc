// What the standard library constructs in place gets its context as well.

class Client {
 public:
  explicit Client(int id, const ctx::Context& c = ctx::Background());
};

class Chooses {
 public:
  explicit Chooses(int id);
  Chooses(int id, const ctx::Context& c);
  explicit Chooses(std::string name, const ctx::Context* c = nullptr);
};

template <class T>
class Generic {
 public:
  template <class U>
  explicit Generic(U&& value);
  explicit Generic(T value, const ctx::Context* c = nullptr);
};

void Use(const Client& client);
void Keep(std::shared_ptr<Client> client);

void Makes(const ctx::Context& c) {
  auto good = std::make_shared<Client>(1, c);
  auto shared = std::make_shared<Client>(1);  // want "'Client' is called without context 'c', which is in scope"
  Use(*shared);
  auto unique = std::make_unique<Client>(2);  // want "'Client' is called without context 'c'"
  Use(*unique.get());
  std::vector<Client> all;
  all.emplace_back(3);  // want "'Client' is called without context 'c'"
  for (const Client& one : all) Use(one);
  std::optional<Client> one;
  one.emplace(4);  // want "'Client' is called without context 'c'"
  auto copy = std::make_shared<Client>(*good);
  auto other = std::make_shared<Chooses>(5);
  auto generic = std::make_shared<Generic<int>>(6);
  std::map<int, Client> by_id;
  by_id.emplace(7, 8);
}

// What lives longer than the call must not end with it.
struct Pool {
  void Grow(const ctx::Context& c) {
    Work(c);
    first_ = std::make_unique<Client>(1);
    all_.emplace_back(2);
    auto shared = std::make_shared<Client>(3);
    Keep(shared);
  }
  std::unique_ptr<Client> first_;
  std::vector<Client> all_;
};

std::unique_ptr<Client> Made(const ctx::Context& c, std::vector<Client>& all) {
  Work(c);
  all.emplace_back(1);
  return std::make_unique<Client>(1);
}

std::vector<Client> Several(const ctx::Context& c) {
  Work(c);
  std::vector<Client> all;
  all.emplace_back(1);
  return all;
}

void WithoutOne() { auto shared = std::make_shared<Client>(1); }
