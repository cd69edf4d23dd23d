// A sibling by another name takes the same arguments and the context.

Reply Query(const std::string& text);
Reply QueryContext(const ctx::Context& c, const std::string& text);

void Ping();
void PingWithContext(const ctx::Context& c);

int Count(int from);
int CountCtx(const ctx::Context& c, int from);

Reply read_all(int fd);
Reply read_all_context(const ctx::Context& c, int fd);

Reply write_all(int fd, const std::string& text);
Reply write_all_with_context(const ctx::Context& c, int fd,
                             const std::string& text);

void sync_all();
void sync_all_ctx(const ctx::Context& c);

void Save(int id);
void SaveContext(int id, const ctx::Context& c);

class Connection {
 public:
  void Prepare(const std::string& text) const;
  void PrepareContext(const ctx::Context& c, const std::string& text) const;
  static void Dial(const std::string& host);
  static void DialContext(const ctx::Context& c, const std::string& host);

  void Close(const ctx::Context& c) {
    Flush();  // want "'Flush' ignores context 'c' although 'FlushContext' takes it; the call outlives cancellation"
    Work(c);
  }

 private:
  void Flush();
  void FlushContext(const ctx::Context& c);
};

namespace store {
void Load(int id);
void LoadContext(const ctx::Context& c, int id);
}  // namespace store

void Context(const ctx::Context& c) {
  Query("select 1");  // want "'Query' ignores context 'c' although 'QueryContext' takes it; the call outlives cancellation"
}

void WithContext(const ctx::Context& c) {
  Ping();  // want "'Ping' ignores context 'c' although 'PingWithContext' takes it; the call outlives cancellation"
}

int Ctx(const ctx::Context& c) {
  return Count(1);  // want "'Count' ignores context 'c' although 'CountCtx' takes it"
}

void SnakeContext(const ctx::Context& c) {
  read_all(0);  // want "'read_all' ignores context 'c' although 'read_all_context' takes it"
}

void SnakeWithContext(const ctx::Context& c) {
  write_all(1, "text");  // want "'write_all' ignores context 'c' although 'write_all_with_context' takes it"
}

void SnakeCtx(const ctx::Context& c) {
  sync_all();  // want "'sync_all' ignores context 'c' although 'sync_all_ctx' takes it"
}

void ContextLast(const ctx::Context& c) {
  Save(1);  // want "'Save' ignores context 'c' although 'SaveContext' takes it"
}

void Method(const ctx::Context& c, const Connection& connection) {
  connection.Prepare("select 1");  // want "'Prepare' ignores context 'c' although 'PrepareContext' takes it"
}

void StaticMethod(const ctx::Context& c) {
  Connection::Dial("localhost");  // want "'Dial' ignores context 'c' although 'DialContext' takes it"
}

void InNamespace(const ctx::Context& c) {
  store::Load(1);  // want "'Load' ignores context 'c' although 'LoadContext' takes it"
}

void ByUsing(const ctx::Context& c) {
  using store::Load;
  Load(1);  // want "'Load' ignores context 'c' although 'LoadContext' takes it"
}

// Calling the sibling elsewhere mends nothing here.
void Both(const ctx::Context& c) {
  QueryContext(c, "select 1");
  Query("select 2");  // want "'Query' ignores context 'c' although 'QueryContext' takes it"
}
