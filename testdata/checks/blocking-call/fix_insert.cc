// The context goes where the overload has it, or the sibling's name is taken.

#include "azure/core/context.hpp"

class Request {
 public:
  const ctx::Context& context() const;
};

Reply Query(const std::string& text);
Reply Query(const ctx::Context& c, const std::string& text);

void Ping();
void Ping(const ctx::Context& c);

int Count(int from, int to = 10);
int Count(const ctx::Context& c, int from, int to = 10);

void Copy(int from, int to);
void Copy(int from, const ctx::Context& c, int to);

Reply read_all(int fd);
Reply read_all_with_context(const ctx::Context& c, int fd);

namespace store {
void Sync();
void SyncCtx(const ctx::Context& c);
}  // namespace store

class Database {
 public:
  void Exec(const std::string& text);
  void ExecContext(const ctx::Context& c, const std::string& text);

  void Close(const ctx::Context& c) {
    Flush();  // want "'Flush' ignores context 'c' although 'FlushContext' takes it"
    this->Exec("end");  // want "'Exec' ignores context 'c' although 'ExecContext' takes it"
  }

 private:
  void Flush();
  void FlushContext(const ctx::Context& c);
};

void First(const ctx::Context& c) {
  Query("select 1");  // want "'Query' ignores context 'c' although an overload takes it"
}

void Only(const ctx::Context& parent) {
  Ping();  // want "'Ping' ignores context 'parent' although an overload takes it"
}

int BeforeDefault(const ctx::Context& c) {
  return Count(1);  // want "'Count' ignores context 'c' although an overload takes it"
}

void Middle(const ctx::Context& c) {
  Copy(1, 2);  // want "'Copy' ignores context 'c' although an overload takes it"
}

void Accessor(const Request& request) {
  Query("select 2");  // want "'Query' ignores context 'request.context\(\)' although an overload takes it"
}

void Sibling(const ctx::Context& c, Database& database) {
  database.Exec("begin");  // want "'Exec' ignores context 'c' although 'ExecContext' takes it"
}

void Snake(const ctx::Context& c) {
  read_all(0);  // want "'read_all' ignores context 'c' although 'read_all_with_context' takes it"
}

void Qualified(const ctx::Context& c) {
  store::Sync();  // want "'Sync' ignores context 'c' although 'SyncCtx' takes it"
}

void Captured(const ctx::Context& c, const std::vector<std::string>& keys) {
  std::for_each(keys.begin(), keys.end(), [&](const std::string& key) {
    Query(key);  // want "'Query' ignores context 'c' although an overload takes it"
  });
}

void Last(Azure::Core::Operation<int>& operation,
          Azure::Core::Context const& context) {
  operation.PollUntilDone(1s);  // want "'PollUntilDone' ignores context 'context' although an overload takes it"
}

void Token(std::stop_token st, std::mutex& m,
           std::condition_variable_any& changed) {
  std::unique_lock lock(m);
  changed.wait(lock, Ready);  // want "'wait' ignores context 'st' although an overload takes it"
}
