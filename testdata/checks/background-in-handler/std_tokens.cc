// std::stop_token: a token that never stops, and a thread that has its own.

void Drain(int queue, std::stop_token st);
void Flush(int queue, std::stop_token st = {});

struct Pool {
  void Submit(std::stop_token st, std::function<void()> task);
};

void InThread(Pool& pool) {
  std::jthread worker([&](std::stop_token st) {
    pool.Submit(std::stop_token{}, [] {});  // want "'stop_token' starts a new root although context 'st' is in scope"
  });
}

void FromSource(std::stop_source& source, Pool& pool) {
  pool.Submit(std::stop_token(), [] {});  // want "'stop_token' starts a new root although context 'source.get_token\(\)' is in scope"
}

// The work of a thread of one's own.
class Service {
 public:
  Service() : worker_([this](std::stop_token st) { Run(st); }) {}
  void Run(std::stop_token st) {
    Drain(1, st);
    Drain(2, std::stop_token{});  // want "'stop_token' starts a new root although context 'st' is in scope"
  }

 private:
  std::jthread worker_;
};

// The owner of a thread is not the thread.
void Owner() {
  std::jthread worker([](std::stop_token st) { Drain(1, st); });
  Drain(2, std::stop_token{});
}

void OwnSource() {
  std::stop_source source;
  Drain(1, source.get_token());
  Drain(2, std::stop_token{});
}

std::stop_token Either(const std::optional<std::stop_token>& st) {
  return st.value_or(std::stop_token{});
}
