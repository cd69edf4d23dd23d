// An overload takes the same arguments and the context; it is passed over.

Reply Query(const std::string& text);
Reply Query(const ctx::Context& c, const std::string& text);

void Ping();
void Ping(const ctx::Context& c);

int Count(int from, int to = 10);
int Count(const ctx::Context& c, int from, int to = 10);

void Store(int id, const std::string& text);
void Store(int id, const std::string& text, const ctx::Context& c);

void Copy(int from, int to);
void Copy(int from, ctx::Context c, int to);

void Touch(int id);
void Touch(const ctx::Context* p, int id);

class Request {
 public:
  const ctx::Context& context() const;
};

class Database {
 public:
  Reply Exec(const std::string& text) const;
  Reply Exec(const ctx::Context& c, const std::string& text) const;
  void Commit();
  void Commit(const ctx::Context& c);
  static Database* Open(const std::string& name);
  static Database* Open(const ctx::Context& c, const std::string& name);

  // Private as they are, both can be called from here; and declared only below.
  void Close(const ctx::Context& c) {
    Flush(1);  // want "'Flush' ignores context 'c' although an overload takes it; the call outlives cancellation"
    Work(c);
  }

 private:
  void Flush(int level);
  void Flush(const ctx::Context& c, int level);
};

class Replica : public Database {
 public:
  using Database::Exec;
  Reply Exec(int id) const;
  void Load(int id);
  virtual void Load(const ctx::Context& c, int id);
};

class BaseOnly {
 public:
  void Scan(const ctx::Context& c, int id);
};

class WithUsing : public BaseOnly {
 public:
  using BaseOnly::Scan;
  void Scan(int id);
};

namespace mail {
struct Message {};
void Send(const Message& message);
void Send(const ctx::Context& c, const Message& message);
}  // namespace mail

void Free(const ctx::Context& c) {
  Query("select 1");  // want "'Query' ignores context 'c' although an overload takes it; the call outlives cancellation"
}

void NoArguments(const ctx::Context& parent) {
  Ping();  // want "'Ping' ignores context 'parent' although an overload takes it; the call outlives cancellation"
}

int DefaultArgument(const ctx::Context& c) {
  return Count(1);  // want "'Count' ignores context 'c' although an overload takes it"
}

void ContextLast(const ctx::Context& c) {
  Store(1, "text");  // want "'Store' ignores context 'c' although an overload takes it"
}

void ContextInTheMiddle(ctx::Context c) {
  Copy(1, 2);  // want "'Copy' ignores context 'c' although an overload takes it"
}

void ContextByPointer(const ctx::Context* p) {
  Touch(1);  // want "'Touch' ignores context 'p' although an overload takes it"
}

void Method(const ctx::Context& c, Database& database) {
  database.Commit();  // want "'Commit' ignores context 'c' although an overload takes it"
}

void ConstMethod(const ctx::Context& c, const Database& database) {
  if (database.Exec("begin")) Work(c);  // want "'Exec' ignores context 'c' although an overload takes it"
}

void ThroughPointer(const ctx::Context& c,
                    const std::unique_ptr<Database>& database) {
  database->Commit();  // want "'Commit' ignores context 'c' although an overload takes it"
}

void StaticMethod(const ctx::Context& c) {
  Database* database = Database::Open("main");  // want "'Open' ignores context 'c' although an overload takes it"
  database->Commit(c);
}

void Inherited(const ctx::Context& c, const Replica& replica) {
  replica.Exec("end");  // want "'Exec' ignores context 'c' although an overload takes it"
}

void VirtualOverload(const ctx::Context& c, Replica& replica) {
  replica.Load(1);  // want "'Load' ignores context 'c' although an overload takes it"
}

void BroughtInByUsing(const ctx::Context& c, WithUsing& with_using) {
  with_using.Scan(1);  // want "'Scan' ignores context 'c' although an overload takes it"
}

void ByArgumentLookup(const ctx::Context& c, const mail::Message& message) {
  Send(message);  // want "'Send' ignores context 'c' although an overload takes it"
}

void Qualified(const ctx::Context& c, const mail::Message& message) {
  ::mail::Send(message);  // want "'Send' ignores context 'c' although an overload takes it"
}

void Nested(const ctx::Context& c) {
  Query(Query("select name").text);  // want "'Query' ignores context 'c'" "'Query' ignores context 'c'"
}

void NestedInGood(const ctx::Context& c) {
  Query(c, Query("select name").text);  // want "'Query' ignores context 'c'"
}

void Accessor(const Request& request) {
  Query("select 1");  // want "'Query' ignores context 'request.context\(\)' although an overload takes it"
}

void DerivedLocal() {
  auto [child, cancel] = ctx::WithTimeout(ctx::Background(), 2s);
  ctx::CancelGuard guard(cancel);
  Query("select 1");  // want "'Query' ignores context 'child' although an overload takes it"
}

// Two findings that begin at the same place.
struct Builder {
  Builder& Add(int id);
  Builder& Add(const ctx::Context& c, int id);
};

void Chained(const ctx::Context& c, Builder& builder) {
  builder.Add(1).Add(2);  // want "'Add' ignores context 'c'" "'Add' ignores context 'c'"
}
