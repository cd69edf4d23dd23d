// Waits that look at the context in a way of their own, and clean-up.

#include <sys/socket.h>

class Database {
 public:
  void Query(const std::string& sql);
  void Query(const ctx::Context& c, const std::string& sql);
};

void AsksInThePredicate(const ctx::Context& c, std::condition_variable_any& cv,
                        std::unique_lock<std::mutex>& lock, bool& ready) {
  std::stop_callback wake(c.Done(), [&] { cv.notify_all(); });
  cv.wait(lock, [&] { return ready || c.IsDone(); });
}

void AsksInANamedPredicate(const ctx::Context& c, std::condition_variable& cv,
                           std::unique_lock<std::mutex>& lock, bool& ready) {
  auto predicate = [&] { return ready || c.Err(); };
  cv.wait(lock, predicate);
}

void DoesNotAsk(const ctx::Context& c, std::condition_variable& cv,
                std::unique_lock<std::mutex>& lock, bool& ready) {
  cv.wait(lock, [&] { return ready; });  // want "'wait' blocks without looking at context 'c'" note "use"
  Work(c);
}

// The context is over: what is left to do cannot run under it.
void CleansUp(const ctx::Context& c, Database& database) {
  if (c.IsDone()) {
    database.Query("rollback");
    return;
  }
  if (c.Err()) database.Query("rollback");
  database.Query(c, "commit");
}

void GoesOn(const ctx::Context& c, Database& database) {
  if (!c.IsDone()) {
    database.Query("commit");  // want "'Query' ignores context 'c' although an overload takes it"
  }
}

// Nobody here can tell whether these wait.
void UnknownFlags(const ctx::Context& c, int fd, char* bytes, int flags) {
  recv(fd, bytes, 1, flags);
  Work(c);
}

// A token that can be stopped need not have been.
void MayStop(std::stop_token token) {
  if (token.stop_possible()) std::this_thread::sleep_for(1s);  // want "'sleep_for' blocks" note "use"
  if (token.stop_requested()) std::this_thread::sleep_for(1s);
}

void LooksInARangeLoop(std::stop_token token, const std::vector<int>& jobs) {
  for (int job : jobs) {
    if (token.stop_requested()) return;
    std::this_thread::sleep_for(50ms);
    Log(std::to_string(job));
  }
}
