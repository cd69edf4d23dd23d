// Members: the one who declares the shape is asked to mend it, never the one
// who has to follow.

class Store {
 public:
  virtual ~Store() = default;
  virtual Reply Get(const std::string& key, const ctx::Context& c) = 0;  // want "context parameter 'c' is not the first parameter"
  virtual void Put(int id, const ctx::Context& c) {  // want "context parameter 'c' is not the first parameter"
    if (id > 0) Work(c);
  }
  virtual void Scan(const ctx::Context& c, int from, int to) = 0;
};

class MemoryStore : public Store {
 public:
  Reply Get(const std::string& key, const ctx::Context& c) override;
  void Put(int id, const ctx::Context& c) final {}
  void Scan(const ctx::Context& c, int from, int to) override;
};

Reply MemoryStore::Get(const std::string& key, const ctx::Context& c) {
  return Fetch(c, key);
}

// No keyword, an override all the same.
class Silent : public Store {
 public:
  Reply Get(const std::string& name, const ctx::Context& context);
  void Scan(const ctx::Context& c, int from, int to);
};

// Overrides from two bases, one of them not the first.
class Loggable {
 public:
  virtual ~Loggable() = default;
  virtual void LogTo(std::string& out, const ctx::Context& c) const = 0;  // want "context parameter 'c' is not the first parameter"
};

class LoggedStore : public MemoryStore, public Loggable {
 public:
  void LogTo(std::string& out, const ctx::Context& c) const override {}
  void Put(int id, const ctx::Context& c, bool log);  // want "context parameter 'c' is not the first parameter"
};

class Client {
 public:
  Client(const std::string& host, const ctx::Context& c)  // want "context parameter 'c' is not the first parameter"
      : host_(host) {
    Work(c);
  }
  Client(const ctx::Context& c, int port);

  Reply Query(const std::string& text, const ctx::Context& c) const;  // want "context parameter 'c' is not the first parameter"
  Reply Rvalue(const std::string& text, const ctx::Context& c) &&;  // want "context parameter 'c' is not the first parameter"
  static Client Dial(const std::string& host, const ctx::Context& c);  // want "context parameter 'c' is not the first parameter"
  void Close(const ctx::Context& c);
  void Ping();

 private:
  void Retry(int attempt, const ctx::Context& c) noexcept;  // want "context parameter 'c' is not the first parameter"

  std::string host_;
};

void LocalClass(const ctx::Context& c) {
  struct Visitor {
    void Visit(int id, const ctx::Context& c) { Work(c); }  // want "context parameter 'c' is not the first parameter"
  };
  Visitor().Visit(1, c);
}

// A member of an interface that is implemented nowhere in sight.
struct Sink {
  virtual bool Write(const std::string& bytes, const ctx::Context& c) const = 0;  // want "context parameter 'c' is not the first parameter"

 protected:
  ~Sink() = default;
};
